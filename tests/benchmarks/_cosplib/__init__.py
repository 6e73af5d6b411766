"""CoSPLib: conferences as workbooks, their own score, published solutions, and the way to a problem of ours."""

from tests.benchmarks._instances import INSTANCES

FOLDER = INSTANCES / "cosplib"
