"""`hemicycle languages`."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from scheduler.conference import Conference
from scheduler.formats.conference_file import read_conference
from scheduler.interpretation import Grant, granted
from scheduler.interpretation.words import named


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print languages, booths and reasons as JSON, by session.")
def command(conference: Path, as_json: bool) -> None:
    """Say which languages each session of CONFERENCE has, and why each language is granted or refused."""
    known = read_conference(conference)
    grants = granted(known)
    if as_json:
        plain = {session: asdict(grant) for session, grant in grants.items()}
        click.echo(json.dumps(plain, ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(_told(known, session, grant) for session, grant in grants.items()))


def _told(conference: Conference, session: str, grant: Grant) -> str:
    people = f"; interpreters in booths: {', '.join(map(str, grant.booths))}" if grant.booths else ""
    title = conference.title(conference.session[session])
    lines = [f"{title} ({session}): {named(grant.languages)}{people}"]
    return "\n".join(lines + [f"  {'+' if reason.granted else '-'} {reason.text}" for reason in grant.reasons])
