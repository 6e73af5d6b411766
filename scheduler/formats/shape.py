"""The shape of a file: pydantic's errors with their places in the file, as faults that people can mend."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scheduler.conference.text import short
from scheduler.errors import BadInput, Fault
from scheduler.formats.documents import read_document
from scheduler.formats.tree import Document
from scheduler.locations import Location, holds
from scheduler.suggestions import Directory, listed
from scheduler.wording import sentence

Model = TypeVar("Model", bound=BaseModel)


def parsed(
    model: type[Model], data: bytes, source: str, findings: Callable[[Model], Iterable[tuple[Location, str]]]
) -> Model:
    """Read a model from the bytes of a file, and find what is wrong with it. Raises BadInput with every fault."""
    document = read_document(data, source)
    found, faults = shaped(model, document)
    if found is not None:
        faults = [document.fault(location, what) for location, what in findings(found)]
    faults = sorted([*document.faults, *faults], key=lambda fault: fault.line or 0)
    if found is None or faults:
        raise BadInput(source, faults)
    return found


def shaped(model: type[Model], document: Document) -> tuple[Model | None, list[Fault]]:
    """Give the model that a document describes, or every fault of its shape."""
    try:
        return model.model_validate(document.value), []
    except ValidationError as error:
        return None, shape_faults(model, document, error)


def shape_faults(model: type[BaseModel], document: Document, error: ValidationError) -> list[Fault]:
    """Give a fault for every place at which pydantic found something."""
    found: dict[Location, list[ErrorDetails]] = {}
    for detail in error.errors(include_url=False):
        found.setdefault(_place(document, detail), []).append(detail)
    around = {location[:length] for location in found for length in range(len(location))}
    return [
        document.fault(location, what)
        for location, here in found.items()
        if not document.in_hole(location)
        and (what := _what(model, location, _meant(here, deeper=location in around)))
    ]


def _place(document: Document, detail: ErrorDetails) -> Location:
    """Give the location without what pydantic adds to it: names of types, marks of keys, absent fields."""
    location: Location = ()
    for part in detail["loc"]:
        if holds(document.value, (*location, part)):
            location = (*location, part)
    return location


def _meant(found: list[ErrorDetails], deeper: bool) -> list[ErrorDetails]:
    """Leave out what only follows from deeper errors, and the branches of a union that were not meant."""
    if deeper:  # a list counts as too short without its wrong entries
        found = [detail for detail in found if detail["type"] != "too_short"]
    meant = [detail for detail in found if not detail["type"].endswith("_type")]
    return meant if meant or deeper else found


def _what(model: type[BaseModel], location: Location, found: list[ErrorDetails]) -> str:
    return "; ".join(dict.fromkeys(_say(model, location, detail) for detail in found))


def _say(model: type[BaseModel], location: Location, detail: ErrorDetails) -> str:
    last = detail["loc"][-1] if detail["loc"] else ""
    if detail["type"] == "missing" and isinstance(last, int):
        return f"something is missing here; there must be {last + 1} entries"
    if detail["type"] == "missing":
        return f"the field “{last}” is missing"
    if detail["type"] == "extra_forbidden":
        return _unknown(model, location)
    return sentence(detail)


def _unknown(model: type[BaseModel], location: Location) -> str:
    *around, name = location
    owner = _model_at(model, tuple(around))
    known = list(owner.model_fields) if owner else []
    nearest = Directory("field", known).nearest(str(name))
    right = f"did you mean “{nearest}”?" if nearest else f"there can be {listed(known, 'or')}"
    return f"there is no field “{short(str(name))}” here; {right}"


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """Find the model that describes a location, through lists, tables and unions."""
    models = [model]
    for part in location:
        fields = [each.model_fields[part].annotation for each in models if part in each.model_fields]
        models = [inner for annotation in fields for inner in _models_in(annotation)] or models
    return models[0] if models else None


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models_in(inner)]
