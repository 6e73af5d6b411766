"""Where public instances are looked for, which are not a part of this repository."""

import os
from pathlib import Path

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data" / "instances"
INSTANCES = Path(os.environ.get("HEMICYCLE_INSTANCES", BESIDE))
