"""CoSPLib: conferences as workbooks, their own score, published solutions, and the way to a problem of ours."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "instances" / "cosplib"
