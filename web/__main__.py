"""`python -m web`: serve the published conferences of a data directory."""

import asyncio
import datetime as dt
import logging
import os
import sys
from pathlib import Path

import click

from scheduler.errors import BadInput
from scheduler.options import data_option, database
from scheduler.outbox import MailServer, mail_server, sending
from scheduler.storage import StorageFault, Store
from web.app import make_app
from web.serve import serve


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


async def _run(url: str, host: str, port: int, base_url: str, proxies: int, mail: MailServer | None) -> None:
    async with Store(url) as store, sending(store, mail, _now):
        conferences = await store.conferences()

        def tell(address: str) -> None:
            click.echo(f"Programme     {address}/")
            for conference in conferences:
                click.echo(f"  {conference}: page {address}/c/{conference}")
                click.echo(f"  {conference}: feed {address}/feeds/c/{conference}/all.ics")
                click.echo(f"  {conference}: for organizers {address}/organize/c/{conference}")
            click.echo("Stop with Ctrl+C.")
            sys.stdout.flush()

        await serve(make_app(store, _now, base_url, proxies), host, port, tell)


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
def main(host: str, port: int, data: Path, base_url: str, proxies: int) -> None:
    """Serve the published conferences: pages and calendar feeds.

    E-mail about versions is sent where HEMICYCLE_SMTP and HEMICYCLE_MAIL_FROM say how.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        asyncio.run(_run(database(data), host, port, base_url, proxies, mail_server(os.environ)))
    except BadInput as error:
        raise click.ClickException("\n  ".join([str(error), *map(str, error.faults)])) from None
    except StorageFault as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"cannot listen at {host}:{port}: {error.strerror}") from None


if __name__ == "__main__":
    main()
