"""`hemicycle serve`."""

import os
import sys
from pathlib import Path

import click

from scheduler.options import server_options


@click.command()
@server_options
def command(host: str, port: int, data: Path, base_url: str, proxies: int) -> None:
    """Serve pages and calendars of the published conferences."""
    serve(host, port, data, base_url, proxies)


def serve(host: str, port: int, data: Path, base_url: str = "", proxies: int = 0) -> None:
    """Become the web program. It is started, not imported: the scheduler does not know the web."""
    arguments = ["--host", host, "--port", str(port), "--data", str(data)]
    arguments += ["--base-url", base_url, "--proxies", str(proxies)]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "web", *arguments])  # noqa: S606 - our own interpreter
