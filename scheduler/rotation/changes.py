"""What differs between two rotations: who sits elsewhere in which round."""

from collections.abc import Iterable, Sequence

from scheduler.rotation.rotation import Change, Round


def changes(before: Sequence[Round], after: Sequence[Round], past: int = 0) -> list[Change]:
    """Give every change in rounds that are not over, in the order of people and rounds."""
    found = []
    for number in range(past, max(len(before), len(after))):
        old, new = (_seats(rounds[number : number + 1]) for rounds in (before, after))
        found += [
            Change(person=person, round=number + 1, before=old.get(person), after=new.get(person))
            for person in old.keys() | new.keys()
            if old.get(person) != new.get(person)
        ]
    return sorted(found, key=lambda change: (change.person, change.round))


def by_person(found: Iterable[Change]) -> dict[str, list[Change]]:
    """Give the changes of each person, in the order of their ids."""
    people: dict[str, list[Change]] = {}
    for change in found:
        people.setdefault(change.person, []).append(change)
    return dict(sorted(people.items()))


def _seats(rounds: Iterable[Round]) -> dict[str, str]:
    return {person: group.session for each in rounds for group in each.groups for person in group.people}
