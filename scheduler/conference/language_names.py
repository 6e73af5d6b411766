"""The names of languages, by CLDR: one way for reasons, feeds, booth plans and pages."""

from functools import lru_cache

from babel import Locale


@lru_cache(maxsize=4096)
def language_name(tag: str, locale: Locale) -> str:
    """Name a language in another one: `Simplified Chinese`, `Spanish (Peru)`; by its tag if it has no name there.

    Different tags have different names, so that two feeds or two booths never look alike.
    """
    parts = tag.split("-")
    for count in range(len(parts), 0, -1):
        if name := locale.languages.get("_".join(parts[:count])):
            rest = [_part(part, locale) for part in parts[count:]]
            return f"{name} ({', '.join(rest)})" if rest else str(name)
    return tag


def _part(part: str, locale: Locale) -> str:
    """Name a script, which has four letters, or a region."""
    return str((locale.scripts if len(part) == 4 else locale.territories).get(part, part))
