"""The curve as a picture and as numbers: what stands where, and what is left out."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scheduler.errors import BadInput
from scheduler.rotation.curve import Curve, Point, csv, svg
from scheduler.rotation.curve.file import expect_form, write_curve
from scheduler.rotation.curve.scale import Scale
from scheduler.rotation.curve.telling import told

CURVE = Curve((Point(69, 69, 127, 127), Point(71, 70, 124, 121), Point(73, 73, 120, 120)), 69, 120)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(curve: Curve, name: str = "Reform") -> ElementTree.Element:
    return ElementTree.fromstring(svg.emit(curve, name))


def texts(picture: ElementTree.Element, style: str) -> list[str]:
    return [each.text or "" for each in picture.iter(f"{SVG}text") if each.get("class") == style]


def test_points_stand_in_the_order_of_their_costs_and_lower_is_fewer_repeats() -> None:
    circles = [(float(each.get("cx", "")), float(each.get("cy", ""))) for each in drawn(CURVE).iter(f"{SVG}circle")]
    assert [x for x, _ in circles] == sorted(x for x, _ in circles)
    assert [y for _, y in circles] == sorted(y for _, y in circles)
    (left, _), (middle, _), (right, _) = circles
    assert middle - left == pytest.approx((right - left) / 4, abs=0.2)


def test_every_point_says_its_repeats_and_what_its_wishes_cost() -> None:
    picture = drawn(CURVE)
    assert texts(picture, "value") == ["127", "124", "120"]
    assert [text for text in texts(picture, "quiet") if text.startswith("at ")] == ["at 69", "at 70", "at 73"]
    floors = [text for text in texts(picture, "quiet") if text.startswith("no less")]
    assert floors == ["no less than 69", "no less than 120"]


def test_the_same_is_said_in_words() -> None:
    lines = [
        "wishes cost 69, 127 repeats; fewer is impossible as long as wishes cost 69 at most",
        "wishes cost 70, 124 repeats; fewer than 121 is impossible as long as wishes cost 71 at most",
        "wishes cost 73, 120 repeats; fewer is impossible as long as wishes cost 73 at most",
        "in every rotation wishes cost 69 and there are 120 repeats at least",
    ]
    assert list(told(CURVE)) == lines
    assert drawn(CURVE).findtext(f"{SVG}desc") == "; ".join(lines)


def test_what_is_shaded_ends_at_the_bounds() -> None:
    """Up to a cost of 71, the bound is 121: between the points at 124 and 120, nearer to the lower one."""
    shaded = next(each for each in drawn(CURVE).iter(f"{SVG}path")).get("d", "")
    heights = [float(found) for found in re.findall(r"V ([\d.]+)", shaded)]
    up = Scale.around([120, 127, 124, 120], 450, 110)
    assert heights[1:-1] == [up.at(127), up.at(121), up.at(120), up.at(120)]


@pytest.mark.parametrize("curve", [Curve((Point(0, 0, 0, 0),), 0, 0), Curve((Point(9, 9, 400, 1),), 5, 1)])
def test_one_point_can_be_drawn_too(curve: Curve) -> None:
    assert len(list(drawn(curve).iter(f"{SVG}circle"))) == 1


def test_a_wicked_name_stays_a_name() -> None:
    assert texts(drawn(CURVE, "<script>&"), "title") == ["The price of mixing: <script>&"]


def test_points_that_others_are_better_than_are_left_out() -> None:
    worse = Curve((Point(69, 69, 127, 0), Point(70, 70, 130, 0), Point(72, 70, 124, 0), Point(73, 73, 124, 0)), 69, 0)
    assert [(each.wishes, each.repeats) for each in worse.best().points] == [(69, 127), (70, 124)]


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (68, 74, [68, 69, 70, 71, 72, 73, 74]),
        (1321, 1552, [1350, 1400, 1450, 1500, 1550]),
        (-1, 1, [0, 1]),
        (-230, 3100, [0, 1000, 2000, 3000]),
    ],
)
def test_marks_are_round_numbers_and_few(low: int, high: int, marks: list[int]) -> None:
    assert Scale(low, high, 0, 100).marks() == marks


def test_the_numbers_have_a_line_for_each_point(tmp_path: Path) -> None:
    write_curve(tmp_path / "curve.csv", CURVE, "=Reform")
    assert (tmp_path / "curve.csv").read_text(encoding="utf-8").splitlines() == [
        "breakout,wishes,repeats,wishes allowed,least repeats for that,least wishes,least repeats",
        "'=Reform,69,127,69,127,69,120",
        "'=Reform,70,124,71,121,69,120",
        "'=Reform,73,120,73,120,69,120",
    ]
    write_curve(tmp_path / "curve.SVG", CURVE, "Reform")
    assert (tmp_path / "curve.SVG").read_bytes() == svg.emit(CURVE, "Reform")
    assert csv.emit(CURVE, "Reform") == csv.emit(CURVE, "Reform")


def test_a_file_of_another_kind_is_refused_before_the_search() -> None:
    with pytest.raises(BadInput) as refused:
        expect_form(Path("curve.png"))
    said = "--curve: “curve.png” does not say what it is; name it .svg for a picture or .csv for numbers"
    assert [str(fault) for fault in refused.value.faults] == [said]
