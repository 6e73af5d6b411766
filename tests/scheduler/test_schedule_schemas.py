"""What we write as schedule.xml and schedule.json is valid by the schemas that the c3voc publishes.

The schemas are no part of this repository: they are read from where public instances are, if they are there.
"""

import json
from typing import Any

import jsonschema
import pytest
import xmlschema

from scheduler.feeds import Selection, exporters
from scheduler.formats.conference_file import read_conference
from scheduler.formats.timetable_file import parse_timetable
from scheduler.versions import Version, publish
from tests.benchmarks._instances import INSTANCES
from tests.conftest import FIXTURES, needs_instances
from tests.scheduler.test_feeds_schedule import described
from tests.web.meetings import MONDAY, PLACES, timetable

SCHEMAS = INSTANCES / "schedules"
SELECTIONS = (Selection(), Selection.of("kind", "side-event"), Selection(spoken="ar"), Selection.of("kind", "youth"))

pytestmark = needs_instances


@pytest.fixture(scope="module", params=["wtdc21", "ferns"])
def version(request: pytest.FixtureRequest) -> Version:
    """WTDC-21; and a small conference with ids and texts that are hard to write."""
    if request.param == "wtdc21":
        made = parse_timetable(json.dumps(request.getfixturevalue("wtdc21")).encode(), "t.json")
        return publish(read_conference(FIXTURES / "wtdc21.yaml"), made, None, MONDAY)
    places = [*PLACES, ("open", "2027-03-28 01:00", None, ()), ("Side.", "2027-03-28 03:30", "R1", ("fr",))]
    return publish(described(), timetable(places, {"open": 75, "Side.": 20}), None, MONDAY)


def test_the_xml_is_valid(version: Version) -> None:
    schema = xmlschema.XMLSchema(str(SCHEMAS / "schedule.xml.xsd"))
    for selection in SELECTIONS:
        written = exporters()["schedule-xml"](version, selection)
        assert [f"{error.path}: {error.reason}" for error in schema.iter_errors(written)] == []


@pytest.mark.parametrize(("form", "schema"), [("schedule-json", "schema.json"), ("schedule-json2", "schema2.json")])
def test_the_json_is_valid(version: Version, form: str, schema: str) -> None:
    known = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    validator: Any = jsonschema.validators.validator_for(known)(known, format_checker=jsonschema.FormatChecker())
    for selection in SELECTIONS:
        written = json.loads(exporters()[form](version, selection))
        assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(written)] == []
