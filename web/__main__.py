"""`python -m web`: serve the published conferences of a data directory."""

import asyncio
import datetime as dt
import logging
import os
import sys
from pathlib import Path

import click

from scheduler.errors import BadInput
from scheduler.options import database, server_options
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
@server_options
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
