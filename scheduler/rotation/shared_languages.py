"""Which languages a group needs beyond its first, so that everybody in it knows one of them."""

from collections import Counter
from collections.abc import Collection

from solver.rotation.languages import fewest_languages


def interpretation(known: Collection[frozenset[str]]) -> tuple[str, ...]:
    """Give the fewest languages that are enough, in the order of their tags, without the one that most people know.

    `known` has the languages of each person; who names none is content with any.
    """
    needed = fewest_languages(known)
    speakers = Counter(language for languages in known for language in languages)
    first = min(needed, key=lambda language: (-speakers[language], language), default=None)
    return tuple(language for language in needed if language != first)
