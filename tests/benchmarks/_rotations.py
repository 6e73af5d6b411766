"""The reference instances of breakout rotation, as problems."""

import json
from pathlib import Path
from random import Random
from typing import Any

from solver.rotation.plan import Plan
from solver.rotation.problem import Problem

INSTANCES = Path(__file__).resolve().parents[2] / "fixtures" / "rotations"
LANGUAGES = ("en", "fr", "ar", "es", "zh", "ru")
ATTRIBUTES = ("region", "stakeholder", "gender")


def load(name: str) -> dict[str, Any]:
    """Read an instance: `p60_g4_r2`, `p200_g10_r4`, `p3000_g100_r6` or `tdag383_g4_r2`."""
    content: dict[str, Any] = json.loads((INSTANCES / f"rot_{name}.json").read_text(encoding="utf-8"))
    return content


def problem(data: dict[str, Any], aims: list[list[str]], *, plain: bool = False) -> Problem:
    """Make the problem; a `plain` one is without facilitators, pairs and languages."""
    themes, rounds = range(data["themes"]), range(data["rounds"])
    unlisted = data["cost_unranked"] - data["ranked"] + 1
    return Problem.model_validate(
        {
            "rounds": [{"minutes": 45}] * data["rounds"],
            "groups": [
                {
                    "id": f"r{r}t{t:03}",
                    "round": r,
                    "theme": f"t{t:03}",
                    "least": data["size_min"],
                    "most": data["size_max"],
                }
                for r in rounds
                for t in themes
            ],
            "people": [_person(data, number, plain) for number in range(data["participants"])],
            "leads": [] if plain else [{"person": f"p{p:05}", "group": f"r{r}t{t:03}"} for r, p, t in data["fixed"]],
            "together": [] if plain else [[f"p{p:05}" for p in pair] for pair in data["together"]],
            "apart": [] if plain else [[f"p{p:05}" for p in pair] for pair in data["apart"]],
            "aims": [{"rules": rules} for rules in aims],
            "rules": {
                "wishes_are_met": {"unlisted": unlisted},
                "group_sizes_are_alike": {"enabled": False},
                **(
                    {"groups_need_few_languages": {"enabled": False}, "groups_are_alike": {"enabled": False}}
                    if plain
                    else {}
                ),
            },
        }
    )


def replan(
    data: dict[str, Any], aims: list[list[str]], seats: dict[str, list[str]], most_moved: int
) -> tuple[Problem, Plan]:
    """After round 1 of a plain rotation 8 % are gone and 5 % have come; give the problem and who still sits where."""
    before = problem(data, aims, plain=True)
    names, chance = [person.id for person in before.people], Random("after round 1")
    gone = set(chance.sample(names, len(names) * 8 // 100))
    wishes = [person.wishes for person in before.people]
    come = [
        {"id": f"q{number:05}", "wishes": chance.choice(wishes), "absent": [0]}
        for number in range(len(names) * 5 // 100)
    ]
    staying = {group: [name for name in people if name not in gone] for group, people in seats.items()}
    plain = before.model_dump()
    plain["people"] = [person for person in plain["people"] if person["id"] not in gone] + come
    size = len(plain["people"]) / data["themes"]
    for group in plain["groups"]:
        group["least"] = 0 if group["round"] == 0 else int(size) - 1
        group["most"] = data["size_max"]
    plain["published"] = [{"group": group, "people": people} for group, people in staying.items()]
    return Problem.model_validate({**plain, "past": 1, "most_moved": most_moved or None}), Plan.read(staying)


def _person(data: dict[str, Any], number: int, plain: bool) -> dict[str, Any]:
    wishes = [f"t{theme:03}" for theme in data["ranking"][number]]
    if plain:
        return {"id": f"p{number:05}", "wishes": wishes}
    mask = data["languages_bitmask_en1_fr2_ar4_es8_zh16_ru32"][number]
    return {
        "id": f"p{number:05}",
        "languages": [language for bit, language in enumerate(LANGUAGES) if mask >> bit & 1],
        "attributes": {name: str(data[name][number]) for name in ATTRIBUTES},
        "wishes": wishes,
    }
