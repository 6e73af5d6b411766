"""World cafés and fishbowls: rounds, minutes, hosts and numbers of people that their form does not allow."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from scheduler.conference.consistency.breakouts.block import Block
from scheduler.conference.consistency.finding import Finding
from scheduler.rotation.leading import theme_of
from solver.rotation.rules.cafe_tables import CafeTables
from solver.rotation.rules.fishbowl_chairs import FishbowlChairs
from solver.rule import Rule

_Rule = TypeVar("_Rule", bound=Rule)


def findings(block: Block) -> Iterator[Finding]:
    """Find what keeps a breakout from having the form that it names."""
    if block.breakout.form == "cafe" and (tables := _set(block, CafeTables)) is not None:
        yield from _cafe(block, tables)
    if block.breakout.form == "fishbowl" and (chairs := _set(block, FishbowlChairs)) is not None:
        yield from _fishbowl(block, chairs)


def _set(block: Block, rule: type[_Rule]) -> _Rule | None:
    """Give a rule as the breakout sets it; None if it is switched off, or set wrongly, which another check tells."""
    settings: dict[str, Any] = block.breakout.rules.get(rule.name(), {})
    try:
        found = rule.model_validate(settings)
    except ValidationError:
        return None
    return found if found.enabled else None


def _cafe(block: Block, rule: CafeTables) -> Iterator[Finding]:
    count = len(block.breakout.rounds)
    if not rule.rounds_least <= count <= rule.rounds_most:
        yield _wrong(block, ("rounds",), "café", f"{rule.rounds_least} to {rule.rounds_most} rounds", f"{count}")
    for number in range(count):
        yield from _minutes(block, number, rule.minutes_least, rule.minutes_most, "café")
        yield from _people(block, number, rule.least, rule.most, "café")
    yield from _hosts(block)


def _fishbowl(block: Block, rule: FishbowlChairs) -> Iterator[Finding]:
    for number in range(len(block.breakout.rounds)):
        yield from _minutes(block, number, 0, rule.minutes_most, "fishbowl")
        yield from _people(block, number, rule.people_least, rule.people_most, "fishbowl")
        led = [session for sessions in block.leads[number].values() for session in sessions]
        for place, name in enumerate(block.breakout.rounds[number]):
            leads = led.count(name)
            if leads < rule.leads_least:
                what = f"“{name}” is led by {leads} people; a fishbowl needs {rule.leads_least}: add to leads"
                yield block.finding(("rounds", number, place), what)


def _minutes(block: Block, number: int, least: int, most: int, form: str) -> Iterator[Finding]:
    minutes = max((block.conference.session[name].minutes for name in block.groups(number)), default=least)
    if not least <= minutes <= most:
        wanted = f"rounds of {least} to {most} minutes" if least else f"rounds of at most {most} minutes"
        yield _wrong(block, ("rounds", number), form, wanted, f"{minutes}")


def _people(block: Block, number: int, least: int, most: int, form: str) -> Iterator[Finding]:
    people, groups = len(block.presence.present(number)), len(block.groups(number))
    if block.breakout.participants and not groups * least <= people <= groups * most:
        wanted = f"groups of {least} to {most}, {groups * least} to {groups * most} people in {groups} groups"
        yield _wrong(block, ("rounds", number), form, wanted, f"{people}")


def _hosts(block: Block) -> Iterator[Finding]:
    for position, theme in enumerate(block.breakout.themes):
        hosts: set[str] | None = None
        for number, leads in enumerate(block.leads):
            tables = {name for name in block.groups(number) if theme_of(block.conference, name) == theme.id}
            here = {person for person, sessions in leads.items() if sessions & tables}
            hosts = hosts if not tables else here if hosts is None else hosts & here
        if hosts is not None and not hosts:
            what = "nobody hosts this theme in all rounds, as a café needs; add somebody to leads, without rounds"
            yield block.finding(("themes", position), what)


def _wrong(block: Block, at: tuple[str | int, ...], form: str, wanted: str, found: str) -> Finding:
    return block.finding(at, f"a {form} has {wanted}, not {found}; mend this, or choose another form")
