"""What a rotation says to people in a few lines: its measures with their floors, its aims with their proof."""

from collections.abc import Iterator

from scheduler.rotation.changes import by_person
from scheduler.rotation.rotation import Aim, Amount, Change, Measures, Rotation, Share
from scheduler.rotation.task import Task


def told(rotation: Rotation) -> Iterator[str]:
    """Say how good a rotation is, or why there is none."""
    if rotation.measures is None:
        yield rotation.why
        return
    yield from _measures(rotation.measures, rotation)
    for number, aim in enumerate(rotation.aims, start=1):
        yield f"  aim {number}, {' + '.join(aim.rules)}: {_aim(aim)}"


def _measures(found: Measures, rotation: Rotation) -> Iterator[str]:
    groups = sum(len(each.groups) for each in rotation.rounds)
    rounds = counted(len(rotation.rounds), "round")
    yield (
        f"{counted(found.people, 'person', 'people')} in {counted(groups, 'group')} of {rounds};"
        f" {found.sizes.least} to {found.sizes.most} in a group."
    )
    twice = f" ({counted(found.pairs_twice, 'pair meets', 'pairs meet')} more than once)"
    yield f"repeats {_amount(found.repeats)}{twice}"
    if found.first.of:
        yield f"wishes cost {_amount(found.wishes)}"
        yield f"  {_share(found.first)} people get their first wish in some round"
        yield f"  {_share(found.top)} seats are in a first wish, of as many as the person has rounds"
    yield f"languages beyond the first of each group {_amount(found.channels)}"
    if found.balance:
        each = ", ".join(f"{name} {count}" for name, count in found.balance.items())
        yield f"people beyond or below the share of their group: {each}"
    if found.moved is not None:
        yield f"{counted(found.moved, 'person moves', 'people move')}"


def _amount(found: Amount) -> str:
    if found.floor is None:
        return f"{found.amount:,}"
    if found.amount <= found.floor:
        return f"{found.amount:,}; less is impossible"
    return f"{found.amount:,}; less than {found.floor:,} is impossible"


def _share(found: Share) -> str:
    return f"{found.met:,} of {found.of:,}"


def _aim(aim: Aim) -> str:
    if aim.cost <= aim.floor:
        return f"{aim.cost:,}, the best there is: proven"
    given = f"; no rotation at all is below {aim.floor:,}" if aim.floor < aim.bound else ""
    if aim.cost <= aim.bound:
        return f"{aim.cost:,}, the best for what the aims before have: proven{given}"
    if aim.proven:
        spent = "and the rest was given for what the next aims have"
        return f"{aim.cost:,}; {aim.bound:,} is the best: proven, {spent}{given}"
    return f"{aim.cost:,}; {aim.bound:,} at least for what the aims before have{given}"


def told_changes(task: Task, rotation: Rotation) -> Iterator[str]:
    """Say who sits elsewhere than by the earlier rotation, person by person; nothing where there is no rotation."""
    if rotation.measures is None or task.earlier is None:
        return
    places = _places(task, task.earlier) | _places(task, rotation)
    changed = by_person(rotation.changes)
    if not changed:
        yield "Nothing changes."
        return
    yield f"{counted(len(rotation.changes), 'change')}, for {counted(len(changed), 'person', 'people')}:"
    for person, changes in changed.items():
        yield f"  {person} {'; '.join(_change(change, places) for change in changes)}"


def _change(change: Change, places: dict[str, str]) -> str:
    when = f"in round {change.round}"
    if change.before is None:
        return f"comes {when} to {places[change.after or '']}"
    if change.after is None:
        return f"leaves {places[change.before]} {when}"
    return f"moves {when} from {places[change.before]} to {places[change.after]}"


def _places(task: Task, rotation: Rotation) -> dict[str, str]:
    """Name each group by its theme and where it meets."""
    themes = {theme.id: task.conference.text(theme.name) for theme in task.block.themes}
    return {
        group.session: f"{themes.get(group.theme, group.theme)} ({group.room or group.session})"
        for each in rotation.rounds
        for group in each.groups
    }


def counted(count: int, one: str, several: str = "") -> str:
    """Say how many of something there are."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"
