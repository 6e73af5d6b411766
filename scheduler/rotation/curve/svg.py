"""A curve as a picture that needs nothing else: points, what is proven impossible, both floors."""

from collections.abc import Iterator
from itertools import pairwise
from xml.sax.saxutils import escape

from scheduler.rotation.curve.curve import Curve, Point
from scheduler.rotation.curve.scale import Scale
from scheduler.rotation.curve.telling import told

_WIDTH, _HEIGHT = 800, 520
_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 680, 110, 450
_BELOW_THE_TITLE = (
    "Each point is a rotation, from wishes first on the left to mixing first on the right. "
    "Shaded is what none can reach."
)
_STYLE = """
  text { font: 14px system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; fill: #16202a; }
  .title { font-size: 20px; font-weight: 650; }
  .quiet { fill: #55626f; font-size: 13px; }
  .end { text-anchor: end; }
  .middle { text-anchor: middle; }
  .value { font-weight: 650; }
  .line { stroke: #dde2e7; }
  .floor { stroke: #a31d2b; stroke-dasharray: 6 5; }
  .proven { fill: #a31d2b; fill-opacity: 0.07; }
  .curve { fill: none; stroke: #0b665e; stroke-width: 2; }
  .point { fill: #0b665e; }
"""


def emit(curve: Curve, name: str) -> bytes:
    """Draw a curve that has points; `name` is that of the breakout."""
    drawing = _Drawing(curve)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>{escape(f'The price of mixing: {name}')}</title>",
        f"<desc>{escape('; '.join(told(curve)))}</desc>",
        f'<style>{_STYLE}</style><rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        _text(_LEFT - 60, 36, f"The price of mixing: {name}", "title"),
        _text(_LEFT - 60, 60, _BELOW_THE_TITLE, "quiet"),
        *drawing.axes(),
        drawing.proven(),
        *drawing.floors(),
        *drawing.points(),
        "</svg>",
    ]
    return ("\n".join(parts) + "\n").encode()


class _Drawing:
    def __init__(self, curve: Curve) -> None:
        self._curve = curve
        self._across = Scale.around([curve.least_wishes, *(each.wishes for each in curve.points)], _LEFT, _RIGHT)
        self._up = Scale.around([curve.least_repeats, *(each.repeats for each in curve.points)], _BOTTOM, _TOP)

    def axes(self) -> Iterator[str]:
        for mark in self._across.marks():
            x = self._across.at(mark)
            yield _line(x, _TOP, x, _BOTTOM, "line") + _text(x, _BOTTOM + 20, f"{mark:,}", "quiet middle")
        for mark in self._up.marks():
            y = self._up.at(mark)
            yield _line(_LEFT, y, _RIGHT, y, "line") + _text(_LEFT - 8, y + 5, f"{mark:,}", "quiet end")
        yield _text((_LEFT + _RIGHT) / 2, _BOTTOM + 48, "what wishes cost: ranks below the first, added up", "middle")
        yield _text(_LEFT - 60, _TOP - 18, "repeats: how often two people meet once more", "")

    def proven(self) -> str:
        """Shade what lies below the bounds: up to the cost that is allowed, none has fewer repeats than that."""
        path = [f"M {_LEFT} {_BOTTOM} V {_TOP} H {self._across.at(self._curve.least_wishes)}"]
        for point in self._curve.points:
            path.append(f"V {self._up.at(max(point.bound, self._curve.least_repeats))}")
            path.append(f"H {self._across.at(point.allowed)}")
        path.append(f"V {self._up.at(self._curve.least_repeats)} H {_RIGHT} V {_BOTTOM} Z")
        return f'<path class="proven" d="{" ".join(path)}"/>'

    def floors(self) -> Iterator[str]:
        x, y = self._across.at(self._curve.least_wishes), self._up.at(self._curve.least_repeats)
        yield _line(x, _TOP, x, _BOTTOM, "floor") + _line(_LEFT, y, _RIGHT, y, "floor")
        yield _text(x + 6, _BOTTOM - 8, f"no less than {self._curve.least_wishes:,}", "quiet")
        yield _text(_RIGHT + 6, y + 5, f"no less than {self._curve.least_repeats:,}", "quiet")

    def points(self) -> Iterator[str]:
        """Draw the points, joined, each with its repeats and below them what its wishes cost."""
        for before, after in pairwise(self._curve.points):
            yield _line(*self._place(before), *self._place(after), "curve")
        for point in self._curve.points:
            x, y = self._place(point)
            yield f'<circle class="point" cx="{x}" cy="{y}" r="5"/>'
            yield _text(x + 7, y - 23, f"{point.repeats:,}", "value")
            yield _text(x + 7, y - 8, f"at {point.wishes:,}", "quiet")

    def _place(self, point: Point) -> tuple[float, float]:
        return self._across.at(point.wishes), self._up.at(point.repeats)


def _text(x: float, y: float, words: str, style: str) -> str:
    return f'<text x="{x}" y="{y}" class="{style}">{escape(words)}</text>'


def _line(x: float, y: float, to_x: float, to_y: float, style: str) -> str:
    return f'<line x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}" class="{style}"/>'
