"""`hemicycle rotate --curve`: every point is on the true front, found by going through all rotations."""

import csv
from itertools import combinations, permutations, product
from pathlib import Path

import yaml

from tests.conftest import Command
from tests.scheduler.rotations import plain

THEMES = "ABC"
WISHES = ("BCA", "AB", "AC", "CB", "CB", "CBA")
UNLISTED = 3  # units above the last wish


def conference() -> str:
    """Six people in two rounds on three themes."""
    rooms = [{"id": f"R-{theme}", "building": "PIER", "seats": 9} for theme in THEMES]
    sessions = [
        {"id": f"{theme}-{number}", "kind": "breakout", "role": "round", "minutes": 50, "theme": theme}
        for number in (1, 2)
        for theme in THEMES
    ]
    block = {
        "id": "coast",
        "name": "The coast",
        "themes": [{"id": theme, "name": f"Theme {theme}"} for theme in THEMES],
        "rounds": [[f"{theme}-{number}" for theme in THEMES] for number in (1, 2)],
        "participants": [{"id": f"P{number}", "wishes": list(wishes)} for number, wishes in enumerate(WISHES)],
    }
    told = plain()
    told["venue"]["rooms"] = rooms
    return yaml.safe_dump(told | {"sessions": sessions, "breakouts": [block], "delegations": [], "regions": []})


def front() -> list[tuple[int, int]]:
    """The rotations that no other is better than: what their wishes cost, and their repeats."""
    found = sorted({_judged(plan) for plan in product(permutations(THEMES, 2), repeat=len(WISHES)) if _alike(plan)})
    return [point for position, point in enumerate(found) if all(point[1] < other[1] for other in found[:position])]


def _alike(plan: tuple[tuple[str, ...], ...]) -> bool:
    sizes = [[sum(seats[number] == theme for seats in plan) for theme in THEMES] for number in (0, 1)]
    return all(max(each) - min(each) <= 2 for each in sizes)


def _judged(plan: tuple[tuple[str, ...], ...]) -> tuple[int, int]:
    asked = [(wishes, theme) for wishes, seats in zip(WISHES, plan, strict=True) for theme in seats]
    cost = sum(wishes.find(theme) if theme in wishes else len(wishes) - 1 + UNLISTED for wishes, theme in asked)
    return cost, sum(a == b for a, b in combinations(plan, 2))


def test_the_curve_is_the_true_front(hemicycle: Command, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(conference(), encoding="utf-8")
    done = hemicycle(
        *("rotate", tmp_path / "c.yaml", "--steps", 1, "--workers", 1, "-o", tmp_path / "rotation.json"),
        *("--curve", tmp_path / "curve.csv"),
    )
    assert done.returncode == 0, done.stderr
    with (tmp_path / "curve.csv").open(encoding="utf-8", newline="") as file:
        points = list(csv.DictReader(file))
    found, true = [(int(each["wishes"]), int(each["repeats"])) for each in points], front()
    assert found == true == [(6, 2), (7, 1), (8, 0)]
    assert {(each["least wishes"], each["least repeats"]) for each in points} == {("6", "0")}
    assert all(each["least repeats for that"] == each["repeats"] for each in points)  # so small that all is proven
    assert "wishes cost 7, 1 repeats; fewer is impossible as long as wishes cost 7 at most" in done.stderr
    assert "first wish in one of the rounds" not in done.stderr  # everybody has it, so nothing is to be explained


def test_a_curve_of_another_kind_is_refused_before_anything_is_read(hemicycle: Command, tmp_path: Path) -> None:
    done = hemicycle("rotate", tmp_path / "none.yaml", "--curve", tmp_path / "curve.png")
    assert (done.returncode, "name it .svg for a picture or .csv for numbers" in done.stderr) == (2, True)
