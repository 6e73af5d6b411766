"""How few languages a group needs, counted exactly for the judgement of plans; the search counts in its own way."""

from collections.abc import Iterable, Sequence


def fewest_languages(known: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """Give the fewest languages such that everybody knows one; whoever names none is content with any."""
    people = sorted({languages for languages in known if languages}, key=lambda each: (len(each), sorted(each)))
    choices = (_choice(people, count) for count in range(len(people) + 1))
    return next(tuple(sorted(choice)) for choice in choices if choice is not None)


def _choice(people: Sequence[frozenset[str]], count: int) -> list[str] | None:
    """Choose at most so many languages: one of them the first person has to know."""
    if not people:
        return []
    for language in sorted(people[0]) if count else ():
        others = _choice([languages for languages in people if language not in languages], count - 1)
        if others is not None:
            return [language, *others]
    return None
