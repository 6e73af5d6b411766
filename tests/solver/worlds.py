"""Random tiny worlds that use every field of a problem, each named by a seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from solver.rule import load
from solver.timetable.problem import Problem

Plain = dict[str, Any]
OFF_BY_DEFAULT = [
    name for name, rule in load("solver.timetable.rules").items() if not rule.model_fields["enabled"].default
]

ANY_BODY = (
    "plenary",
    "heads-of-delegation",
    "steering",
    "budget",
    "main",
    "editorial",
    "regional-coordination",
    "focus-area",
    "other",
)


@dataclass(frozen=True)
class Scene:
    """What a world is about, so that sessions that have to do with each other meet in it.

    A session is drawn as "kind" or "kind/role", the role of a body from `bodies`.
    """

    sessions: Sequence[str]
    bodies: Sequence[str] = ANY_BODY
    required: float = 0.7


FIRST, LAST = "plenary/first-plenary", "plenary/last-plenary"
SCENES = [
    Scene(["ceremony/opening", FIRST, "committee", "ad-hoc"]),
    Scene(["heads-of-delegation", FIRST, "committee"], ["heads-of-delegation", "heads-of-delegation", "other"]),
    Scene(["committee", LAST], ["budget", "budget", "plenary"]),
    Scene(["committee", "plenary"], ["main", "editorial", "main"], required=1.0),
    Scene(["committee", "committee", "plenary"], ["main", "editorial", "plenary"], required=1.0),
    Scene(["committee", "committee", "committee", "plenary"], ["main", "editorial", "plenary"], required=1.0),
    Scene(["committee", "working-group", "ad-hoc"], ["main", "main", "steering"]),
    Scene(["p2c/p2c-breakout", "p2c/report-back", "p2c/commitments", "p2c/signing", "p2c/p2c-closing"]),
    Scene(["p2c/panel", "p2c/spotlight", "p2c/p2c-breakout", "plenary"], ["focus-area"] * 3, required=0.4),
    Scene(["side-event", "side-event", "ceremony/opening", "ceremony/closing"]),
    Scene(["side-event", "side-event", "side-event", "committee"]),
    Scene(["side-event", "committee", "reception", "reception", "briefing"]),
    Scene(["reception", "reception", "ad-hoc", "ad-hoc", "briefing"]),
    Scene(["youth/workshop", "youth/workshop", "youth"]),
    Scene(["regional-coordination", FIRST], ["regional-coordination", "regional-coordination", "other"]),
    Scene(["breakout/introduction", "breakout/round", "breakout/report-back"]),
    Scene(["committee", "ad-hoc", "briefing"], ["steering", "steering", "main", "other"]),
    Scene(["p2c", "committee", "working-group"], ["main", "other", "budget"], required=0.3),
    Scene(["plenary/closing", "side-event/opening", "p2c/first-plenary", "ad-hoc/first-plenary", "p2c/workshop"]),
]
PEOPLE = ["ada", "ben", "cleo"]
GROUP_RULES = ["same-room", "same-day", "different-days", "consecutive", "at-most-in-parallel", "spread"]


class World:
    """One random world in the making: `strict` is how likely a field narrows down what may be."""

    def __init__(self, seed: int, sessions: int, step: int, hours: int, strict: float) -> None:
        self.rng = Random(f"world {seed}")
        self.more = Random(f"more {seed}")  # for what came later, so that the rest of a world stays as it was
        self.step, self.hours, self.strict = step, hours, strict
        self.history = Random(f"history {seed}")
        self.wanting = Random(f"wanting {seed}")
        self.calm = Random(f"calm {seed}")
        self.agenda = Random(f"agenda {seed}")
        self.booths = Random(f"booths {seed}")
        self.attending = Random(f"attending {seed}")

        self.tracks = Random(f"tracks {seed}")
        self.tastes = self.tracks.random() < 0.5
        self.disliked: list[Plain] = []  # rooms, as sessions come up
        self.scene = SCENES[seed % len(SCENES)]
        self.names = [f"s{number}" for number in range(sessions)]
        self.rooms = ["r0", "r1", "r2"][: self.rng.choice([2, 3]) if strict > 0.3 else 2]
        self.bodies = [f"b{number}" for number in range(self.rng.choice([2, 3, 3]))]
        self.begins = [540, self.rng.choice([1980, 540 + hours * 60])]

    def maybe(self, value: Any, otherwise: Any = None, chance: float | None = None) -> Any:
        return value if self.rng.random() < (self.strict if chance is None else chance) else otherwise

    def some(self, items: list[str], chance: float = 0.4) -> list[str]:
        return [item for item in items if self.rng.random() < chance]

    def span(self) -> Plain:
        begin = self.rng.choice(self.begins)
        start, length = (self.rng.randrange(0, self.hours * 60, 15), self.rng.choice([30, 60, 120]))
        return {"start": begin + start, "end": begin + start + length}

    def problem(self) -> Problem:
        days, parts = self.days()
        return Problem.model_validate(
            {
                "step": self.step,
                "days": days,
                "parts": parts,
                "rooms": [self.room(name) for name in self.rooms],
                "people": [self.person(name) for name in PEOPLE],
                "teams": self.teams(),
                "most_assignments": self.booths.choice([None, None, None, 0, 1, 2]),
                "most_interpreter_days": self.booths.choice([None, None, None, 2, 7, 12]),
                "bodies": self.bodies_below_each_other(),
                "sessions": [self.session(name) for name in self.names],
                "precedences": self.precedences(),
                "breakouts": self.breakouts(),
                "delegations": [
                    {"count": self.rng.choice([1, 5]), "people": people, "bodies": self.some(self.bodies, 0.7)}
                    for people in (0, 1, 2)
                ],
                "published": self.published(),
                "frozen_until": self.history.choice([None, None, None, *self.begins, self.begins[0] + 60]),
                "breaks": self.breaks(),
                "observances": self.observances(),
                "items": [*self.items(), *self.open_items()],
                "groups": [*self.groups(), *self.groups_over_days()],
                "interests": [*self.interests(), *self.agendas()],
                "subjects": self.subjects(),
                "themes": self.themes(),
                "unwelcome": [
                    *(self.unwelcome(parts) for _ in range(self.tracks.choice([0, 0, 1, 3]))),
                    *self.disliked,
                ],
                "rules": self.switched_on()
                | {name: {"enabled": True} for name in OFF_BY_DEFAULT if self.tracks.random() < 0.2},
                "travel": {"p": {"p": self.maybe(15, 0), "q": 30}, "q": {"p": self.maybe(20, 30), "q": 0}},
            }
        )

    def published(self) -> list[Plain]:
        """Where sessions stood before, perhaps in a room that is gone, and a session that is gone."""
        if self.history.random() < 0.5:
            return []
        return [
            {
                "session": name,
                "start": self.history.choice(self.begins) + self.history.choice([0, 30, 60]),
                "room": self.history.choice([*self.rooms, None]),
            }
            for name in [*self.names, "gone"]
            if self.history.random() < 0.6
        ]

    def teams(self) -> list[Plain]:
        """Give no team, or some that cannot do everything."""
        return [
            {
                "id": f"t{number}",
                "languages": self.booths.choice([["en", "fr", "ar"], ["en", "fr", "ar"], ["en", "fr"]]),
                "people": self.booths.choice([2, 6]),
                "remote": self.booths.random() < 0.2,
                "available": [self.stay()] if self.booths.random() < self.strict else None,
            }
            for number in range(self.booths.choice([0, 1, 2] if self.strict > 0.3 else [0, 0, 0, 1, 1, 2]))
        ]

    def stay(self) -> Plain:
        begin = self.booths.choice(self.begins) + self.booths.choice([0, 30, 60])
        return {"start": begin, "end": begin + self.booths.choice([60, 120, 1560])}

    def languages(self) -> list[str]:
        return self.booths.choice([["en", "fr"], ["en", "fr"], ["en", "fr", "ar"]])

    def days(self) -> tuple[list[Plain], list[Plain]]:
        days, parts = [], []
        for number, begin in enumerate(self.begins):
            end = begin + self.hours * 60
            kind = self.maybe(self.rng.choice(["half", "prep", "rest", "reserve"]), "work", self.strict / 2)
            evening, week = self.maybe(end - 60), self.maybe(self.rng.choice([1, 2]), None, self.strict / 2)
            days.append(
                {"id": f"d{number}", "kind": kind, "start": begin, "end": end, "evening": evening, "week": week}
            )
            middle = begin + self.hours * 30
            for low, high in ((begin, middle), (middle, end)):
                band = self.rng.choice(["AM", "LU", "LA"])
                start = low + self.maybe(15, 0)
                parts.append(
                    {"id": f"d{number} {low}", "day": f"d{number}", "band": band, "start": start, "end": high}
                )
        return days, parts

    def breaks(self) -> list[Plain]:
        begin = [begin + self.more.choice([0, 30, 60]) for begin in self.begins]
        kinds = [self.more.choice(["coffee", "lunch"]) for _ in begin]
        lengths = [self.more.choice([30, 45, 75]) for _ in begin]
        return [
            {"kind": kind, "start": start, "end": start + length}
            for kind, start, length in zip(kinds, begin, lengths, strict=True)
        ]

    def observances(self) -> list[Plain]:
        found = []
        for number in range(self.calm.choice([0, 1, 1, 2])):
            start = self.calm.choice(self.begins) + self.calm.choice([-60, 0, 30, 75])
            length, level = self.calm.choice([30, 60, 180]), self.calm.choice(["blocked", "advisory"])
            found.append({"name": f"o{number}", "level": level, "start": start, "end": start + length})
        return found

    def items(self) -> list[Plain]:
        lead = self.more.choice(self.bodies)
        least = self.more.choice([30, 60, 100]) if self.more.random() < self.strict / 2 else None
        return [{"id": "i", "lead": lead, "minutes": least}, {"id": "j", "lead": self.bodies[0]}]

    def open_items(self) -> list[Plain]:
        """Items that no session names; few of them where little is narrowed down."""
        number = self.agenda.choice([0, 1, 2] if self.strict > 0.3 else [0, 0, 0, 1, 2])
        return [
            {
                "id": name,
                "lead": self.agenda.choice(self.bodies),
                "minutes": self.agenda.choice([None, 30, 60, 60, 91]),
                "adopted": self.agenda.random() < 0.5,
            }
            for name in "kl"[:number]
        ]

    def interests(self) -> list[Plain]:
        """Who wants what: people and sessions, one of them unknown."""
        chosen = [self.wanting.sample([*self.names, "gone"], 2) for _ in range(self.wanting.choice([0, 0, 1, 2]))]
        return [{"count": self.wanting.choice([1, 3]), "sessions": sessions} for sessions in chosen]

    def agendas(self) -> list[Plain]:
        """Who attends what: many sessions each, now and then the same ones; few are registered."""
        chosen = [
            self.attending.sample(self.names, self.attending.randint(1, len(self.names)))
            for _ in range(self.attending.choice([0, 1, 2]))
        ]
        return [
            {
                "count": self.attending.choice([1, 3]),
                "sessions": sessions,
                "registered": self.attending.random() < self.strict,
            }
            for sessions in [*chosen, *chosen[: self.attending.choice([0, 0, 1])]]
        ]

    def switched_on(self) -> Plain:
        """Ask now and then for what is asked only of those who switch it on."""
        return {
            name: {"enabled": True, **({"most": 1} if name == "few_sessions_in_a_row" else {})}
            for name in ("evenings_are_free", "few_sessions_in_a_row", "nobody_comes_for_one_session")
            if self.attending.random() < 0.5
        }

    def groups_over_days(self) -> list[Plain]:
        """Groups of which it matters on how many days they are, and whether they are together there."""
        return [
            {
                "id": f"h{number}",
                "sessions": self.attending.sample(self.names, self.attending.randint(2, len(self.names))),
                "rule": self.attending.choice(["enough-days", "compact"]),
                "limit": self.attending.choice([1, 2, 2]),
                "gap": self.attending.choice([0, 15, 30]),
                "weight": None if self.attending.random() < self.strict else self.attending.choice([1, 3]),
            }
            for number in range(self.attending.choice([0, 0, 1, 2]))
        ]

    def themes(self) -> list[Plain]:
        """Two themes that may have a chair in common, or be similar."""
        chairs = [[person for person in PEOPLE if self.tracks.random() < 0.5] for _ in "gr"]
        similar = self.tracks.choice([{}, {"red": 2}, {"red": 1, "gone": 1}])
        return [
            {"id": "green", "chairs": chairs[0], "similar": similar},
            {"id": "red", "chairs": chairs[1], "similar": self.tracks.choice([{}, {}, {"green": 1}])},
        ]

    def unwelcome(self, parts: list[Plain]) -> Plain:
        """Where some sessions, a theme or anybody had better not be."""
        part = self.tracks.choice([*(part["id"] for part in parts), None])
        room = self.tracks.choice([*self.rooms, None]) if part is not None else self.tracks.choice(self.rooms)
        whom: Plain = self.tracks.choice([{}, {"theme": "green"}, {"sessions": [*self.names[:2], "gone"]}])
        return {"units": self.tracks.choice([1, 2]), "part": part, "room": room, **whom}

    def unsuited(self) -> list[Plain]:
        """Hours that do not suit somebody."""
        begin = self.tracks.choice(self.begins) + self.tracks.choice([0, 30, 60])
        return [{"start": begin, "end": begin + self.tracks.choice([30, 100])}] * self.tracks.choice([0, 0, 1])

    def groups(self) -> list[Plain]:
        groups = []
        for number in range(self.more.choice([0, 1, 2, 3])):
            size = self.more.randint(2, len(self.names))
            groups.append(
                {
                    "id": f"g{number}",
                    "sessions": self.more.sample(self.names, size),
                    "rule": self.more.choice(GROUP_RULES),
                    "limit": self.more.choice([1, 1, 2]),
                    "gap": self.more.choice([0, 15, 30, 90]),
                    "weight": self.more.choice([None, None, 1, 3]),
                }
            )
        return groups

    def person(self, name: str) -> Plain:
        high_level = self.more.random() < 0.4
        return {
            "id": name,
            "available": self.maybe([self.span()]),
            "high_level_member": high_level,
            "poor_hours": self.unsuited(),
            "bad_hours": [*self.unsuited(), *self.unsuited()],
        }

    def chosen(self, items: Sequence[str], chance: float) -> list[str]:
        return [item for item in items if self.more.random() < chance]

    def room(self, name: str) -> Plain:
        rng = self.rng
        return {
            "id": name,
            "seats": {"theatre": rng.choice([20, 50]), **self.maybe({}, {"classroom": 30})},
            "booths": rng.choice([[], [2], [3, 2]]),
            "features": self.some(["screen", "stage"], 0.7) + self.chosen(["webcast", "captioning"], 0.7),
            "place": rng.choice(["p", "q"]),
            "turnover": rng.choice([0, 15]),
            "closed": self.maybe([self.span()], []),
        }

    def bodies_below_each_other(self) -> list[Plain]:
        bodies: list[Plain] = []
        roles = self.rng.sample(self.scene.bodies, len(self.bodies))
        for number, name in enumerate(self.bodies):
            parent = self.maybe(self.rng.choice(bodies), None, 0.5) if number else None
            bodies.append(
                {
                    "id": name,
                    "role": roles[number],
                    "parent": parent and parent["id"],
                    "lineage": [parent["id"], *parent["lineage"]] if parent else [],
                    "exclusive": self.rng.random() < 0.4,
                    "programme": self.rng.random() < 0.3,
                    "members": self.some(PEOPLE),
                    "co_chairs": self.some(PEOPLE),
                    "window": self.maybe(self.span(), None, self.strict / 2),
                    "apart": self.chosen(self.bodies, 0.2),
                    "related": self.chosen(self.bodies, 0.3),
                }
            )
        return bodies

    def session(self, name: str) -> Plain:
        rng, mild = self.rng, self.strict / 2
        begin = rng.choice(self.begins)
        kind, _, role = rng.choice(self.scene.sessions).partition("/")
        return {
            "id": name,
            "name": name.upper(),
            "kind": kind,
            "role": role or None,
            "body": self.maybe(rng.choice(self.bodies), None, 0.9),
            "duration": rng.choice([30, 30, 45, 50, 60, 90]),
            "attendance": rng.choice([0, 20, 21, 40]),
            "layout": rng.choice(["theatre", "theatre", "classroom"]),
            "needs_room": rng.random() < 0.85,
            "rooms": self.maybe(self.some(self.rooms, 0.7), None, mild),
            "features": self.maybe(self.some(["screen", "stage"]), []),
            "booths": self.maybe([2], []),
            "languages": self.languages() if rng.random() < 0.4 else [],
            "statutory": rng.random() < 0.5,
            "people": self.some(PEOPLE, 0.25),
            "chair": self.maybe(rng.choice(PEOPLE), None, 0.4),
            "theme": rng.choice([None, "green", "green", "red"]),
            "place_in_theme": self.tracks.choice([None, None, None, 1, 2, 3]),
            "adopts": self.maybe(self.some(self.bodies, 0.7), [], 0.8),
            "windows": self.maybe([self.span(), self.span()], None, mild),
            "bands": self.maybe(["AM", "LU"], None, mild),
            "start": self.maybe(begin + rng.randrange(0, self.hours * 60, self.step), None, mild / 2),
            "room": self.maybe(rng.choice(self.rooms), None, mild / 2),
            "required": rng.random() < self.scene.required,
            "priority": rng.choice([1, 2, 3, 4]),
            "presiding": self.chosen(PEOPLE, 0.4) if self.more.random() < self.strict else [],
            "items": self.chosen(["i", "j"], 0.5),
            "takes_open_items": self.agenda.random() < 0.7,
            "organizer": self.more.choice([None, "org", "org", "firm"]),
            "received": self.more.choice([None, 0, 1440, 2880]),
            **self.taste(name),
        }

    def taste(self, name: str) -> Plain:
        """How hard a session is, who likes it, and where it would rather not be; nothing in half of the worlds."""
        begin, room = self.tracks.choice(self.begins), self.tracks.choice(self.rooms)
        unwelcome = [{"start": begin, "end": begin + 30, "price": 5}, {"start": begin, "end": begin + 61, "price": 2}]
        found = {
            "difficulty": self.tracks.choice([None, 1, 1, 2, 3]),
            "liked": self.tracks.choice([None, 7, 7, 12]),
            "unwelcome_times": unwelcome[: self.tracks.choice([0, 0, 1, 2])],
        }
        units, where = self.tracks.choice([(0, room), (3, room), (1, "gone")])
        if self.tastes:
            self.disliked.append({"units": units, "sessions": [name], "room": where})
        return found if self.tastes else {}

    def subjects(self) -> list[Plain]:
        prices = ["together", "other_room", "other_day", "wrong_order", "scattered"]
        return [
            {
                "id": f"t{number}",
                "sessions": self.tracks.sample(self.names, self.tracks.randint(1, len(self.names))),
                **{price: self.tracks.choice([0, 1, 3]) for price in prices},
            }
            for number in range(self.tracks.choice([1, 2]) if self.tastes else 0)
        ]

    def precedences(self) -> list[Plain]:
        found = []
        for _ in range(self.rng.choice([0, 1, 1, 2])):
            before, after = self.rng.sample(self.names, 2)
            gap = self.rng.choice([0, 0, 15, 30])
            longest = self.maybe(gap + self.rng.choice([0, 45]), None, 0.4)
            found.append({"before": before, "after": after, "min_gap": gap, "max_gap": longest})
        return found

    def breakouts(self) -> list[Plain]:
        if self.rng.random() > 0.6 or len(self.names) < 3:
            return []
        names = self.rng.sample(self.names, len(self.names))
        cut = self.rng.randint(1, len(names) - 2)
        rounds = [names[:cut], names[cut:-1]]
        last = {self.rng.choice(["introduction", "report_back"]): names[-1]}
        return [{"id": "breakout", "rounds": rounds, **self.maybe(last, {}, 0.8)}]


@cache
def random_world(seed: int) -> Problem:
    """Make a world of three to five sessions in which much is narrowed down."""
    sessions, step = (3, 4, 4, 5)[seed % 4], (15, 15, 30)[seed % 3]
    return World(seed, sessions=sessions, step=step, hours=3, strict=0.4).problem()


@cache
def small_world(seed: int) -> Problem:
    """Make a world of three sessions, two rooms and eight starts in which little is narrowed down."""
    return World(seed, sessions=3, step=30, hours=2, strict=0.06).problem()
