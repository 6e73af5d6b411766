"""`hemicycle languages` as its user meets it."""

import json
from pathlib import Path

from scheduler.formats.conference_file import read_conference
from scheduler.interpretation import granted
from tests.conftest import FIXTURES, Command
from tests.scheduler.files import SOUND

SMALL = FIXTURES / "small.yaml"


def test_every_session_is_told_with_its_languages_and_the_reasons(hemicycle: Command) -> None:
    done = hemicycle("languages", SMALL)
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert [line for line in lines if not line.startswith("  ")][:3] == [
        "Opening (OPEN): English and French; interpreters in booths: 2, 2",
        "General assembly (GA-1): English and French; interpreters in booths: 2, 2",
        "Committee on water (WAT-1): English",
    ]
    assert lines[-3:] == [
        "Ferries without noise (FERRY): English and French; interpreters in booths: 2",
        "  + English: always granted, as the default language of the conference.",
        "  + French: 6 requests by 25 August 2026, 45 days before the meeting; 5 are enough.",
    ]
    assert "  - French: not in the regime EN, which fixes the languages of this session." in lines


def test_programs_get_the_same_as_json(hemicycle: Command) -> None:
    found = json.loads(hemicycle("languages", SMALL, "--json").stdout)
    grants = granted(read_conference(SMALL))
    assert list(found) == list(grants)
    assert found["FERRY"] == {
        "languages": ["en", "fr"],
        "booths": [2],
        "reasons": [
            {"language": each.language, "granted": each.granted, "text": each.text}
            for each in grants["FERRY"].reasons
        ],
    }


def test_a_file_that_is_not_right_is_refused_with_every_fault(hemicycle: Command, tmp_path: Path) -> None:
    requests = "{by: Us, language: eng, received: 2027-01-02, session: B}, {by: Us, language: xx-invalid}"
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(f"{SOUND}sessions: []\ninterpretation:\n  requests: [{requests}]\n", encoding="utf-8")
    done = hemicycle("languages", wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert "“xx-invalid” is not a language tag; write it like en, fr or zh-Hans (BCP 47)" in done.stderr
    assert "the field “received” is missing" in done.stderr
