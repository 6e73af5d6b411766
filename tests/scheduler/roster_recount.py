"""Count a ROSTER.json again, from it, its timetable and the conference's file alone: plain Python, no rule of ours.

Every limit of the rule book's sections 2 and 7 (I-01 to I-06, I-09, I-12, L-05 to L-07), per person and per day.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any
from zoneinfo import ZoneInfo

Plain = dict[str, Any]
HOUR = 60


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


def minutes(start: str, end: str) -> int:
    return round((moment(end) - moment(start)).total_seconds() / 60)


def recounted(conference: Plain, timetable: Plain, roster: Plain) -> list[str]:
    """Give every limit that is not kept, and everything in the roster that does not add up."""
    people = {each["id"]: each for each in conference["interpretation"]["interpreters"]}
    return [
        *_sessions(timetable, roster),
        *_booths(conference, timetable, roster),
        *_languages(people, conference, roster),
        *_days(people, roster),
        *_running_days(people, roster),
        *_availability(people, conference, roster),
        *_turns(people, roster),
        *_sums(people, conference, roster),
    ]


def _work(roster: Plain) -> dict[str, list[Plain]]:
    """Give the assignments of each person, in the order of time, one entry for each booth."""
    work: dict[str, list[Plain]] = defaultdict(list)
    for assignment in sorted(roster["assignments"], key=lambda each: moment(each["start"])):
        for booth in assignment["booths"]:
            for name in booth["interpreters"]:
                work[name].append(assignment)
    return dict(work)


def _sessions(timetable: Plain, roster: Plain) -> Iterator[str]:
    wanted = sorted(
        (p["session"], p["start"], p["end"], p["room"], p["team"])
        for p in timetable["placements"]
        if len(p["interpretation"]) > 1
    )
    found = sorted(
        (s["session"], s["start"], s["end"], s["room"], each["team"])
        for each in roster["assignments"]
        for s in each["sessions"]
    )
    if wanted != found:
        yield "the interpreted sessions of the timetable are not those of the roster"
    for each in roster["assignments"]:
        if moment(each["start"]) != min(moment(s["start"]) for s in each["sessions"]):
            yield f"{each['id']} does not begin with its first session"
        if moment(each["end"]) != max(moment(s["end"]) for s in each["sessions"]):
            yield f"{each['id']} does not end with its last session"
        if minutes(each["start"], each["end"]) > (2 * HOUR if each["remote"] else 3 * HOUR):
            yield f"{each['id']} is longer than an assignment may be"


def _booths(conference: Plain, timetable: Plain, roster: Plain) -> Iterator[str]:
    rules = conference["interpretation"]
    spoken = {p["session"]: p["interpretation"] for p in timetable["placements"]}
    for each in roster["assignments"]:
        languages = sorted({language for s in each["sessions"] for language in spoken[s["session"]]})
        if len(languages) == 2:
            wanted = [(languages, rules.get("seats", 2))]
        else:
            many = rules.get("both_ways_seats", 3), rules.get("seats", 2)
            wanted = [([language], many[language not in rules.get("both_ways", [])]) for language in languages]
        if [(sorted(b["languages"]), b["seats"]) for b in each["booths"]] != wanted:
            yield f"{each['id']} has other booths than its languages need"
        long = sum(minutes(s["start"], s["end"]) for s in each["sessions"]) > 40
        for booth in each["booths"]:
            sitting = booth["interpreters"]
            if len(sitting) != len(set(sitting)) or len(sitting) > booth["seats"]:
                yield f"{each['id']} has too many in a booth, or somebody twice"
            if long and len(sitting) == 1:
                yield f"{sitting[0]} is alone in {each['id']}"


def _languages(people: Plain, conference: Plain, roster: Plain) -> Iterator[str]:
    into = {name: {*p.get("native", []), *p.get("active", [])} for name, p in people.items()}
    hears = {name: into[name] | {*p.get("passive", [])} for name, p in people.items()}
    pivots, both_ways = (set(conference["interpretation"].get(key, [])) for key in ("pivots", "both_ways"))
    for each in roster["assignments"]:
        home = {language: b["interpreters"] for b in each["booths"] for language in b["languages"]}
        for booth in each["booths"]:
            for name in booth["interpreters"]:
                if not into[name] & {*booth["languages"]} or not {*booth["languages"]} <= hears[name]:
                    yield f"{name} has not the languages of a booth in {each['id']}"

        def direct(floor: str, heard: str, home: dict[str, list[str]] = home) -> bool:
            if any(floor in hears[name] and heard in into[name] for name in home[heard]):
                return True
            retour = heard in pivots and floor in both_ways and len(home) > 2
            return retour and any(heard in into[name] and floor in hears[name] for name in home[floor])

        for floor, heard in ((f, h) for f in home for h in home if f != h and home[h]):
            relays = (pivots & home.keys()) - {floor, heard}
            relayed = any(
                direct(floor, pivot) and any(pivot in hears[n] and heard in into[n] for n in home[heard])
                for pivot in relays
            )
            if not direct(floor, heard) and not relayed:
                yield f"{floor} does not reach {heard} in {each['id']}"


def _days(people: Plain, roster: Plain) -> Iterator[str]:
    for name, work in _work(roster).items():
        if name not in people:
            yield f"{name} is not in the conference's file"
        for one, other in combinations(work, 2):
            gap = minutes(one["end"], other["start"])
            if gap < 90:
                yield f"{name} has {gap} minutes between {one['id']} and {other['id']}"
            if one["day"] != other["day"] and gap < 11 * HOUR:
                yield f"{name} rests {gap} minutes between {one['id']} and {other['id']}"
        for day in {each["day"] for each in work}:
            if sum(each["day"] == day for each in work) > 2:
                yield f"{name} has more than two assignments on {day}"


def _running_days(people: Plain, roster: Plain) -> Iterator[str]:
    for name, work in _work(roster).items():
        days = [dt.date.fromisoformat(each["day"]).toordinal() for each in work]
        afar = [
            dt.date.fromisoformat(each["day"]).toordinal()
            for each in work
            if each["remote"] or people[name].get("remote", False)
        ]
        for numbers, length, most in ((days, 3, 5), (days, 4, 7), (days, 7, 8), (afar, 7, 5)):
            for first in numbers:
                if sum(first <= number < first + length for number in numbers) > most:
                    yield f"{name} has more than {most} assignments in {length} days"


def _availability(people: Plain, conference: Plain, roster: Plain) -> Iterator[str]:
    zone = ZoneInfo(conference["time_zone"])

    def local(text: str) -> dt.datetime:
        return dt.datetime.fromisoformat(str(text)[:16]).replace(tzinfo=zone).astimezone(dt.UTC)

    for name, work in _work(roster).items():
        spans = people[name].get("available")
        for each in work if spans is not None else ():
            start, end = moment(each["start"]), moment(each["end"])
            if not any(local(span["start"]) <= start and end <= local(span["end"]) for span in spans):
                yield f"{name} is not there for {each['id']}"


def _turns(people: Plain, roster: Plain) -> Iterator[str]:
    for each in roster["assignments"]:
        longest = 20 if each["remote"] else 30
        for booth in each["booths"]:
            for language in booth["languages"]:
                able = [
                    name
                    for name in booth["interpreters"]
                    if language in (*people[name].get("native", []), *people[name].get("active", []))
                ]
                turns = [turn for turn in booth["turns"] if turn["into"] == language]
                yield from _turns_into(each, able, turns, longest)


def _turns_into(assignment: Plain, able: list[str], turns: list[Plain], longest: int) -> Iterator[str]:
    place = f"{assignment['id']}, into {turns[0]['into'] if turns else 'a language'}"
    if not able:
        if turns:
            yield f"{place}: turns for nobody"
        return
    for session in assignment["sessions"]:
        inside = [t for t in turns if moment(session["start"]) <= moment(t["start"]) < moment(session["end"])]
        edges = [session["start"], *(t["end"] for t in inside)]
        starts = [*(t["start"] for t in inside), session["end"]]
        if [moment(text) for text in edges] != [moment(text) for text in starts]:
            yield f"{place}: the turns of {session['session']} do not follow each other from start to end"
    if sum(minutes(t["start"], t["end"]) for t in turns) != sum(
        minutes(s["start"], s["end"]) for s in assignment["sessions"]
    ):
        yield f"{place}: turns outside of the sessions"
    for turn in turns:
        if turn["interpreter"] not in able:
            yield f"{place}: {turn['interpreter']} does not sit there"
        if minutes(turn["start"], turn["end"]) > longest:
            yield f"{place}: a turn is longer than {longest} minutes"
    if len(able) > 1 and any(one["interpreter"] == other["interpreter"] for one, other in pairwise(turns)):
        yield f"{place}: nobody takes over"


def _sums(people: Plain, conference: Plain, roster: Plain) -> Iterator[str]:
    rates = conference["interpretation"].get("rates", {})
    days: dict[tuple[str, str], bool] = {}
    for each in roster["assignments"]:
        length = max(minutes(s["start"], s["end"]) for s in each["sessions"])
        bilingual = [(len(b["languages"]), b["seats"]) for b in each["booths"]] == [(2, 2)]
        dear = bilingual and length > rates.get("restricted_after", 90)
        for booth in each["booths"]:
            for name in booth["interpreters"]:
                days[name, each["day"]] = days.get((name, each["day"]), False) or dear
    paid = 0
    for (name, _), dear in days.items():
        rate = rates.get(f"group_{people[name].get('group', 1)}", 0)
        paid += rate + (rate * (rates.get("restricted_percent", 160) - 100) // 100 if dear else 0)
    if paid != roster["terms"]["interpreter_days"]["amount"]:
        yield f"the interpreter-days cost {paid}, not {roster['terms']['interpreter_days']['amount']}"
    empty = sorted(
        (each["id"], booth["languages"], booth["seats"] - len(booth["interpreters"]))
        for each in roster["assignments"]
        for booth in each["booths"]
        if len(booth["interpreters"]) < booth["seats"]
    )
    if empty != sorted((u["assignment"], u["languages"], u["seats"]) for u in roster["uncovered"]):
        yield "the empty seats are not those that are listed"
    preferences = [term for term in roster["terms"].values() if term["level"] == "preference"]
    if sum(term["amount"] * term["weight"] for term in preferences) != roster["proof"]["cost"]:
        yield "the terms do not add up to the cost"
