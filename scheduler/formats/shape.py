"""The shape of a file: pydantic's errors with their places in the file, as faults that people can mend."""

from itertools import groupby
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scheduler.errors import Fault
from scheduler.formats.tree import Document
from scheduler.formats.wording import sentence, shown
from scheduler.locations import Location, holds
from scheduler.suggestions import Directory, listed

Model = TypeVar("Model", bound=BaseModel)


def shaped(model: type[Model], document: Document) -> tuple[Model | None, list[Fault]]:
    """Give the model that a document describes, or every fault of its shape."""
    try:
        return model.model_validate(document.value), []
    except ValidationError as error:
        return None, shape_faults(model, document, error)


def shape_faults(model: type[BaseModel], document: Document, error: ValidationError) -> list[Fault]:
    """Give a fault for every place at which pydantic found something, in the order of the file."""
    details = error.errors(include_url=False)
    groups = groupby(details, lambda detail: _place(document, detail))
    faults = [
        document.fault(location, _what(model, location, list(found)))
        for location, found in groups
        if not document.in_hole(location)
    ]
    return list(dict.fromkeys(faults))


def _place(document: Document, detail: ErrorDetails) -> Location:
    """Give the location without what pydantic adds to it: names of types, marks of keys, absent fields."""
    location: Location = ()
    for part in detail["loc"]:
        if not holds(document.value, (*location, part)):
            break
        location = (*location, part)
    return location


def _what(model: type[BaseModel], location: Location, found: list[ErrorDetails]) -> str:
    """Say all that is wrong at one place; of the branches of a union, only those that were meant."""
    meant = [detail for detail in found if not _wrong_branch(detail)] or found
    return "; ".join(dict.fromkeys(_say(model, location, detail) for detail in meant))


def _wrong_branch(detail: ErrorDetails) -> bool:
    return detail["type"].endswith("_type")


def _say(model: type[BaseModel], location: Location, detail: ErrorDetails) -> str:
    field = str(detail["loc"][-1]) if detail["loc"] else ""
    if detail["type"] == "missing" and isinstance(detail["loc"][-1], int):
        return (
            f"something is missing here; {shown(detail['input'])} must have {detail['loc'][-1] + 1} entries"
        )
    if detail["type"] == "missing":
        return f"the field “{field}” is missing"
    if detail["type"] == "extra_forbidden":
        return _unknown(model, location)
    return sentence(detail)


def _unknown(model: type[BaseModel], location: Location) -> str:
    *around, name = location
    owner = _model_at(model, tuple(around))
    known = Directory("field", owner.model_fields if owner else ())
    nearest = known.nearest(str(name))
    if nearest:
        return f"there is no field “{name}” here; did you mean “{nearest}”?"
    return (
        f"there is no field “{name}” here; there can be {listed(owner.model_fields if owner else (), 'or')}"
    )


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """Find the model that describes a location, through lists, tables and unions."""
    models = [model]
    for part in location:
        if isinstance(part, str):
            fields = [each.model_fields[part].annotation for each in models if part in each.model_fields]
            models = [inner for annotation in fields for inner in _models_in(annotation)] or models
    return models[0] if models else None


def _models_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - an annotation may be anything
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (Union, UnionType, tuple, list, dict, frozenset) or get_args(annotation):
        return [model for inner in get_args(annotation) for model in _models_in(inner)]
    return []
