"""What is shipped: the compose file, the image's file list, the commands of the README."""

import os
import re
import shutil
import subprocess
import tomllib

import pytest

from tests.conftest import ROOT


def test_the_compose_file_is_sound() -> None:
    program = shutil.which("docker-compose")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("docker-compose is missing; .ci/run installs it")
        pytest.skip("docker-compose is not installed: the compose file was not checked")
    done = subprocess.run([program, "config", "-q"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_image_copies_only_what_exists() -> None:
    copied = re.findall(r"^COPY (.+) \S+$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    sources = [source for line in copied for source in line.split()]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert {"solver", "scheduler", "web", "fixtures", "pyproject.toml"} <= set(sources)


def test_ci_runs_the_command_of_the_readme() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_every_dependency_has_a_floor_and_no_ceiling() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *(p for group in project["optional-dependencies"].values() for p in group)]
    assert [wanted for wanted in needed if re.search(r"<|==|~=", wanted)] == []
    assert [wanted for wanted in project["dependencies"] if ">=" not in wanted] == []
    pinned = {
        line.partition("==")[0].lower()
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if "==" in line
    }
    names = {re.split(r"[\[>]", wanted)[0].lower() for wanted in needed}
    assert names - pinned == set()


def test_every_command_of_the_readme_exists(hemicycle: object) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^hemicycle ([a-z]+)", readme, re.MULTILINE))
    have = {path.stem for path in (ROOT / "scheduler" / "commands").glob("[a-z]*.py")}
    assert named
    assert named <= have
