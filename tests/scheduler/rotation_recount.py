"""Count a ROTATION.json again, from it and the conference's file alone: plain Python, no rule of ours."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations
from typing import Any

Plain = dict[str, Any]
UNLISTED = 3  # what a theme that is not wished for costs beyond the last wish


def recounted(conference: Plain, rotation: Plain) -> list[str]:
    """Give every rule that is not kept, and every measure that does not add up."""
    block = next(each for each in conference["breakouts"] if each["id"] == rotation["breakout"])
    ahead = rotation["rounds"][rotation["past"] :]
    return [
        *_everybody_once(block, rotation),
        *_themes(rotation),
        *_leads(block, conference, rotation),
        *_sets(block, ahead),
        *_sizes(block, rotation, ahead),
        *_people(block, rotation),
        *_wishes(block, rotation),
        *_alike(block, rotation),
    ]


def seated(group: Plain) -> set[str]:
    return {*group["participants"], *(lead["person"] for lead in group["leads"])}


def leading(group: Plain) -> set[str]:
    return {lead["person"] for lead in group["leads"]}


def _everybody_once(block: Plain, rotation: Plain) -> Iterator[str]:
    for number, each in enumerate(rotation["rounds"], start=1):
        seats = Counter(chain.from_iterable(seated(group) for group in each["groups"]))
        there = {p["id"] for p in block["participants"] if number not in p.get("absent", ())}
        for person in sorted(person for person, count in seats.items() if count > 1):
            yield f"{person} sits in several groups of round {number}"
        if number > rotation["past"] and seats.keys() != there:
            yield f"in round {number} those sit who are not there, or not all: {sorted(seats.keys() ^ there)}"
        if [group["session"] for group in each["groups"]] != block["rounds"][number - 1]:
            yield f"the groups of round {number} are others"


def _themes(rotation: Plain) -> Iterator[str]:
    came: Counter[tuple[str, str]] = Counter()
    led: set[tuple[str, str]] = set()
    for number, each in enumerate(rotation["rounds"]):
        for group in each["groups"]:
            led |= {(person, group["theme"]) for person in leading(group)}
            came.update((person, group["theme"]) for person in seated(group) - leading(group))
            if number < rotation["past"]:
                led -= {(person, group["theme"]) for person in leading(group)}
    for (person, theme), count in sorted(came.items()):
        if count > 1 or (person, theme) in led:
            yield f"{person} comes to {theme} twice"


def _leads(block: Plain, conference: Plain, rotation: Plain) -> Iterator[str]:
    themes = {session["id"]: session["theme"] for session in conference["sessions"] if "theme" in session}
    for number, each in enumerate(rotation["rounds"], start=1):
        if number <= rotation["past"]:
            continue
        wanted = {
            (session, lead["person"], lead.get("role", "facilitator"))
            for lead in block.get("leads", ())
            for session in block["rounds"][number - 1]
            if number in lead.get("rounds", [number])
            and (lead.get("theme") == themes[session] or lead.get("session") == session)
        }
        found = {(g["session"], lead["person"], lead["role"]) for g in each["groups"] for lead in g["leads"]}
        facilitators = {(g["session"], person, "facilitator") for g in each["groups"] for person in g["facilitators"]}
        if found != wanted or facilitators != {lead for lead in found if lead[2] == "facilitator"}:
            yield f"round {number} is led by others"


def _sets(block: Plain, ahead: list[Plain]) -> Iterator[str]:
    for each in ahead:
        place = {person: group["session"] for group in each["groups"] for person in seated(group)}
        for people in block.get("together", ()):
            if len({place[person] for person in people if person in place}) > 1:
                yield f"{', '.join(people)} are not together"
        for people in block.get("apart", ()):
            there = [place[person] for person in people if person in place]
            if len(there) > len(set(there)):
                yield f"{', '.join(people)} are not apart"


def _sizes(block: Plain, rotation: Plain, ahead: list[Plain]) -> Iterator[str]:
    sizes = [len(seated(group)) for each in rotation["rounds"] for group in each["groups"]]
    if rotation["measures"]["sizes"] != {"least": min(sizes), "most": max(sizes)}:
        yield f"the sizes are from {min(sizes)} to {max(sizes)}"
    for each in ahead:
        own = [len(seated(group)) for group in each["groups"]]
        if max(own) > block.get("group_maximum", max(own)) or min(own) < block.get("group_minimum", 0):
            yield "a group is too large or too small"
        balance = block.get("rules", {}).get("group_sizes_are_alike", {}).get("balance", 2)
        if max(own) - min(own) > balance:
            yield "the groups of a round are not of about one size"


def _people(block: Plain, rotation: Plain) -> Iterator[str]:
    """Count whom people meet again, pair by pair."""
    known = {person["id"] for person in block["participants"]}
    here = [[seated(group) & known for group in each["groups"]] for each in rotation["rounds"]]
    before = [[set(group) & known for group in each["groups"]] for each in block.get("earlier", ())]
    met, met_before = (_met(rounds) for rounds in (here, before))
    repeats = sum(times * (times - 1) // 2 + times * met_before[pair] for pair, times in met.items())
    measures = rotation["measures"]
    if measures["repeats"]["amount"] != repeats:
        yield f"there are {repeats} repeats"
    if measures["pairs_twice"] != (twice := sum(times > 1 for times in met.values())):
        yield f"{twice} pairs meet more than once"
    if measures["people"] != len(known):
        yield f"there are {len(known)} people"


def _met(rounds: list[list[set[str]]]) -> Counter[tuple[str, str]]:
    return Counter(pair for groups in rounds for group in groups for pair in combinations(sorted(group), 2))


def _wishes(block: Plain, rotation: Plain) -> Iterator[str]:
    cost = met = seats = first = wishing = 0
    for person in block["participants"]:
        wishes = person.get("wishes", [])
        themes = [
            group["theme"]
            for each in rotation["rounds"]
            for group in each["groups"]
            if person["id"] in group["participants"]
        ]
        if wishes and themes:
            ranks = [wishes.index(t) if t in wishes else len(wishes) - 1 + UNLISTED for t in themes]
            cost += person.get("strength", 1) * sum(ranks)
            seats, met = seats + len(themes), met + sum(rank < len(themes) and rank < len(wishes) for rank in ranks)
            wishing, first = wishing + 1, first + (0 in ranks)
    measures = rotation["measures"]
    if measures["wishes"]["amount"] != cost:
        yield f"the wishes cost {cost}"
    if measures["top"] != {"met": met, "of": seats}:
        yield f"{met} of {seats} seats are among the first wishes"
    if measures["first"] != {"met": first, "of": wishing}:
        yield f"{first} of {wishing} people get their first wish"


def _alike(block: Plain, rotation: Plain) -> Iterator[str]:
    """Count the languages that groups need, trying every set, and people beyond or below their shares."""
    people = {person["id"]: person for person in block["participants"]}
    channels, off = 0, Counter[str]()
    for number, each in enumerate(rotation["rounds"]):
        there = [people[name] for group in each["groups"] for name in seated(group) if name in people]
        for group in each["groups"] if number >= rotation["past"] else ():
            members = [people[name] for name in seated(group)]
            channels += len(group["interpretation"])
            if not _enough(members, group["interpretation"]):
                yield f"the languages of {group['session']} are not the fewest that are enough"
            off.update(_off(members, there))
    measures = rotation["measures"]
    if measures["channels"]["amount"] != channels:
        yield f"{channels} languages are needed beyond the first"
    if measures["balance"] != {name: off[name] for name in measures["balance"]} or off.keys() - measures["balance"]:
        yield f"beyond or below their shares are {dict(off)}"


def _enough(members: list[Plain], beyond: list[str]) -> bool:
    """Tell whether one language and those beyond it reach everybody, and no fewer would."""
    known = [set(person["languages"]) for person in members if person.get("languages")]
    tags = sorted(set().union(*known))
    fewest = next(
        count
        for count in range(len(tags) + 1)
        if any(all(each & set(chosen) for each in known) for chosen in combinations(tags, count))
    )
    reached = not known or any(all(each & {tag, *beyond} for each in known) for tag in tags)
    return reached and len(beyond) == max(fewest - 1, 0)


def _off(members: list[Plain], there: list[Plain]) -> Counter[str]:
    off: Counter[str] = Counter()
    all_values, own = (Counter(chain.from_iterable(map(_values, each))) for each in (there, members))
    for value, count in all_values.items():
        low, rest = divmod(count * len(members), len(there))
        off[value[0]] += max(own[value] - low - (rest > 0), low - own[value], 0)
    return off


def _values(person: Plain) -> list[tuple[str, str]]:
    own = {name: person[name] for name in ("region", "stakeholder", "gender") if name in person}
    youth = {"youth": "yes" if person["youth"] else "no"} if "youth" in person else {}
    return [*own.items(), *youth.items(), *person.get("attributes", {}).items()]
