"""The price of mixing: what repeats cost in wishes, as points that have been found and as what is proven of them."""

from scheduler.rotation.curve.curve import Curve, Point
from scheduler.rotation.curve.finding import curve

__all__ = ["Curve", "Point", "curve"]
