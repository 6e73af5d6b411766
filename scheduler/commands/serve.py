"""`hemicycle serve`."""

import os
import sys
from pathlib import Path

import click

from scheduler.options import data_option


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@data_option
@click.option("--base-url", default="", help="The address by which the world reaches this server.")
@click.option(
    "--proxies",
    default=0,
    show_default=True,
    type=click.IntRange(0, 9),
    help="How many proxies of yours stand in front; each must add to X-Forwarded-For.",
)
def command(host: str, port: int, data: Path, base_url: str, proxies: int) -> None:
    """Serve pages and calendars of the published conferences."""
    serve(host, port, data, base_url, proxies)


def serve(host: str, port: int, data: Path, base_url: str = "", proxies: int = 0) -> None:
    """Become the web program. It is started, not imported: the scheduler does not know the web."""
    arguments = ["--host", host, "--port", str(port), "--data", str(data)]
    arguments += ["--base-url", base_url, "--proxies", str(proxies)]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "web", *arguments])  # noqa: S606 - our own interpreter
