"""Options that several subcommands share."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from scheduler.changelog.hold_back import Consent
from scheduler.storage.engine import database_url
from solver.result import Limits

MOST_CORES = 64  # that a search can use

data_option = click.option(
    "--data",
    default=Path("hemicycle-data"),
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where versions and feeds are kept, unless DATABASE_URL names a database.",
)

attendance_option = click.option(
    "--attendance",
    type=click.Path(path_type=Path),
    help="ATTENDANCE.json: who came, who left, who came late; `hemicycle attendance` writes it.",
)

_SERVER_OPTIONS = (
    click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at."),
    click.option(
        "--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port."
    ),
    data_option,
    click.option("--base-url", default="", help="The address by which the world reaches this server."),
    click.option(
        "--proxies",
        default=0,
        show_default=True,
        type=click.IntRange(0, 9),
        help="How many proxies of yours stand in front; each must add to X-Forwarded-For.",
    ),
)


def server_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of the web program, whoever starts it."""
    for option in reversed(_SERVER_OPTIONS):
        command = option(command)
    return command


def database(data: Path) -> str:
    """Give the database's address; a data directory that is missing is made."""
    data.mkdir(parents=True, exist_ok=True)
    return database_url(data, os.environ.get("DATABASE_URL"))


def cores() -> int:
    """Give how many cores a search uses if nobody says it: all that it can."""
    return min(MOST_CORES, os.cpu_count() or 1)


_SEED = click.option(
    "--seed", default=1, show_default=True, type=click.IntRange(0, 2**31 - 1), help="Where chance begins."
)
_WORKERS = click.option(
    "--workers", type=click.IntRange(1, MOST_CORES), help="How many cores to use; all by default."
)
_STEPS = click.option(
    "--steps", type=click.IntRange(0), help="At most so much work; one worker then gives the same again."
)
_MEMORY = click.option("--memory", type=click.IntRange(256), help="Megabytes that the solver may take.")


_YES = click.option(
    "--yes",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="Yes to the version of this number that was held back, with just the list that was shown.",
)
_SHARE = click.option(
    "--share",
    type=click.IntRange(0, 100),
    metavar="PERCENT",
    help="How many of the published sessions may be dropped or moved without a second yes, in percent;"
    " else as the conference says, 30 if it says nothing.",
)


def consent_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command --yes and --share; it receives them together as `consent`."""

    @_YES
    @_SHARE
    @wraps(command)
    def asked(*, yes: int | None, share: int | None, **given: Any) -> None:
        command(consent=Consent(percent=share, yes=yes), **given)

    return asked


def limits_options(
    seconds: float, what: str = "to search", *, steps: bool = True
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a command --seconds, --seed, --workers, --steps and --memory; it receives them together as `limits`.

    Without `steps`, for a search that does not count them, there is no such option.
    """
    how_long = click.option(
        "--seconds",
        default=seconds,
        show_default=True,
        type=click.FloatRange(0.1, 86_400),
        help=f"How long {what}.",
    )
    options = [how_long, _SEED, _WORKERS, *([_STEPS] if steps else []), _MEMORY]

    def decorate(command: Callable[..., int]) -> Callable[..., int]:
        @wraps(command)
        def limited(**given: Any) -> int:
            limits = Limits(
                seconds=given.pop("seconds"),
                seed=given.pop("seed"),
                workers=given.pop("workers") or cores(),
                steps=given.pop("steps", None),
                megabytes=given.pop("memory"),
            )
            return command(limits=limits, **given)

        for option in reversed(options):
            limited = option(limited)
        return limited

    return decorate
