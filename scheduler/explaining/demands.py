"""Demands as sentences."""

from collections.abc import Callable, Sequence

from scheduler.conference.sessions import Session
from scheduler.explaining.names import Names, listed
from scheduler.translation.there import problem as translated
from solver.timetable.explanation.account import Demand

ASKED = "question"


class Sentences:
    """Says demands that clash: what is demanded of several sessions alike stands in one sentence."""

    def __init__(self, names: Names, demands: Sequence[Demand]) -> None:
        self._names, self._demands = names, demands
        self._conference = names.conference
        self._problem = translated(names.conference)
        self._of_one: dict[str, Callable[[Demand, Session], str]] = {
            "placed": lambda demand, session: "must take place",
            "starts": self._starts,
            "within": self._within,
            "rooms": self._rooms,
            "not-at": self._not_at,
            "teams": self._teams,
            "not-by": self._not_by,
        }
        self._of_many: dict[str, Callable[[Demand], str]] = {
            "one-at-a-time": self._one_at_a_time,
            "never-together": self._never_together,
            "at-most": self._at_most,
            "before": self._before,
            "same-start": lambda demand: f"{self._all(demand)} must start together",
            "time-to-move": self._time_to_move,
            "some-within": self._some_within,
            "apart": lambda demand: f"Between any two of {self._all(demand)} there must be {demand.number} minutes",
            "same-room": lambda demand: f"{self._all(demand)} must be in one room",
            "one-of-groups": lambda demand: f"{self._all(demand)} share a room in a part of a day only on one theme",
            "at-most-within": self._at_most_within,
            "enough-spans": self._enough_spans,
            "none-isolated": self._none_isolated,
            "enough-minutes": self._enough_minutes,
            "enough-minutes-before": self._enough_minutes_before,
            "only-with": self._only_with,
            "presided": self._presided,
            "team-moves": self._team_moves,
            "team-stretch": self._team_stretch,
            "team-pause": self._team_pause,
            "team-use": self._team_use,
            "team-use-in-all": self._team_use_in_all,
        }

    def of(self, demand: Demand) -> str:
        """Say one demand."""
        if demand.word in self._of_one:
            return f"{self._names.session(demand.sessions[0])} {self._predicate(demand)}."
        say = self._of_many.get(demand.word)
        return f"{say(demand) if say else self._by_rule(demand)}."

    def all(self) -> list[str]:
        """Say all demands, those of the same kind on several sessions together."""
        alike: dict[str, list[str]] = {}
        rest: list[str] = []
        for demand in self._demands:
            if demand.word in self._of_one:
                alike.setdefault(self._predicate(demand), []).append(demand.sessions[0])
            else:
                rest.append(self.of(demand))
        together = sorted(alike.items(), key=lambda item: item[0] != "must take place")
        return [*(f"{self._names.sessions(sessions)} {what}." for what, sessions in together), *rest]

    def _predicate(self, demand: Demand) -> str:
        return self._of_one[demand.word](demand, self._conference.session[demand.sessions[0]])

    def _starts(self, demand: Demand, session: Session) -> str:
        if demand.rule == "pinned_start" and len(demand.spans) == 1:
            return f"must start {self._names.moment(demand.spans[0][0])}, where it is pinned"
        if demand.rule == ASKED and demand.spans:
            return f"is asked for {self._names.moment(demand.spans[0][0])}"
        if not demand.spans:
            return f"can start at no time: {self._rule(demand)}"
        return f"can only lie {self._names.spans(demand.spans)}: {self._rule(demand)}"

    def _within(self, demand: Demand, session: Session) -> str:
        if demand.rule == "admissible_time" and not self._is_window(demand):
            parts = f" ({listed(list(session.parts), 'or')})" if session.parts else ""
            return f"must have {session.minutes} minutes within one part of a day{parts}"
        if demand.rule == "people_are_available":
            absent = listed([self._names.person(person) for person in self._absent(demand, session)], "or")
            return f"must lie where {absent} can be there: {self._names.spans(demand.spans)}"
        if demand.rule == "p2c_window":
            return f"must lie in the window of its body, {self._names.spans(demand.spans)}"
        why = "" if demand.rule == "admissible_time" else f": {self._rule(demand)}"
        return f"can only lie on {self._names.spans(demand.spans)}{why}"

    def _is_window(self, demand: Demand) -> bool:
        windows = self._problem.session[demand.sessions[0]].windows
        return windows is not None and tuple((span.start, span.end) for span in windows) == demand.spans

    def _absent(self, demand: Demand, session: Session) -> list[str]:
        needed = self._problem.session[session.id]
        people = sorted({*needed.people, needed.chair or ""} & set(self._problem.person))
        return [person for person in people if self._problem.person[person].available is not None]

    def _rooms(self, demand: Demand, session: Session) -> str:
        where = self._names.rooms(demand.rooms) or "no room there is"
        if demand.rule == "room_is_large_enough":
            return f"can only be in {where}, with {session.attendance} people in {session.layout} layout"
        if demand.rule == "room_has_booths":
            booths = ", ".join(map(str, self._problem.session[session.id].booths))
            return f"can only be in {where}, with booths for {booths} interpreters"
        if demand.rule == "room_has_features":
            return f"can only be in {where}, which has {listed(sorted(session.features))}"
        if demand.rule == ASKED:
            return f"is asked for in {where}"
        if demand.rule == "pinned_room":
            return f"must be in {where}, as the conference says"
        return f"can only be in {where}: {self._rule(demand)}"

    def _not_at(self, demand: Demand, session: Session) -> str:
        rooms = [set(each.rooms) for each in self._demands if each.word == "rooms" and session.id in each.sessions]
        open_to = set.intersection(*rooms) if rooms else {room.id for room in self._problem.rooms}
        closed = [
            f"{room.id}, closed {self._names.spans([(span.start, span.end) for span in room.closed])}"
            for room in self._problem.rooms
            if room.closed and room.id in open_to
        ]
        return f"cannot be in a closed room: {listed(closed)}" if closed else f"must keep: {self._rule(demand)}"

    def _teams(self, demand: Demand, session: Session) -> str:
        languages = listed(sorted(self._problem.session[session.id].languages))
        if not demand.teams:
            return f"needs a team with {languages}, and there is none"
        return f"needs a team with {languages}: {listed(list(demand.teams), 'or')}"

    def _not_by(self, demand: Demand, session: Session) -> str:
        stays = [
            f"{team.id} is there {self._names.spans([(span.start, span.end) for span in team.available])}"
            for team in self._problem.teams
            if team.available is not None
        ]
        return f"needs a team that is there: {listed(stays)}"

    def _one_at_a_time(self, demand: Demand) -> str:
        pause = f" and stays empty for up to {demand.number} minutes in between" if demand.number else ""
        return f"A room holds one session at a time{pause}: {self._all(demand)}"

    def _never_together(self, demand: Demand) -> str:
        if demand.rule == "person_in_one_place":
            sessions = [self._problem.session[session] for session in demand.sessions]
            needed = set.intersection(*({*session.people, session.chair} - {None} for session in sessions))
            who = listed([self._names.person(str(person)) for person in sorted(map(str, needed))])
            return f"{who} can be in one place at a time and is needed in {self._all(demand)}"
        return f"{self._all(demand)} may not run at the same time: {self._rule(demand)}"

    def _at_most(self, demand: Demand) -> str:
        return f"At most {demand.number} of {self._all(demand)} may run at the same time: {self._rule(demand)}"

    def _before(self, demand: Demand) -> str:
        first, then = (self._names.session(session) for session in demand.sessions)
        gap = f"at least {demand.number} minutes " if demand.number else ""
        most = f", and at most {demand.most} minutes before" if demand.most is not None else ""
        why = "" if demand.rule == "order_of_sessions" else f": {self._rule(demand)}"
        return f"{first} must end {gap}before {then} starts{most}{why}"

    def _some_within(self, demand: Demand) -> str:
        spans = self._names.spans(demand.spans)
        return f"At least {demand.number} of {self._all(demand)} must lie in {spans}: {self._rule(demand)}"

    def _at_most_within(self, demand: Demand) -> str:
        spans = self._names.spans(demand.spans)
        return f"At most {demand.number} of {self._all(demand)} may start on {spans}: {self._rule(demand)}"

    def _enough_spans(self, demand: Demand) -> str:
        return f"{self._all(demand)} must be on at least {demand.number} days"

    def _none_isolated(self, demand: Demand) -> str:
        spans, gap = self._names.spans(demand.spans), f"within {demand.number} minutes"
        return f"Each of {self._all(demand)} that starts {spans} must have another before or after it {gap}"

    def _enough_minutes(self, demand: Demand) -> str:
        who = self._all(demand) or "no session"
        return f"{who} must have {demand.number} minutes together: {self._rule(demand)}"

    def _enough_minutes_before(self, demand: Demand) -> str:
        plenaries = [name for name in demand.sessions if self._problem.session[name].kind == "plenary"]
        meetings = [name for name in demand.sessions if self._problem.session[name].takes_open_items]
        who = self._names.sessions(meetings) or "no session"
        when = listed([self._names.session(name) for name in plenaries], "or") or "a plenary"
        return f"{who} must have {demand.number} minutes together before {when} starts: {self._rule(demand)}"

    def _only_with(self, demand: Demand) -> str:
        *sessions, needed = demand.sessions
        others = listed([self._names.session(session) for session in sessions], "or")
        return f"{self._names.session(needed)} must take place if {others} does: {self._rule(demand)}"

    def _presided(self, demand: Demand) -> str:
        people = listed([self._names.person(person) for person in demand.people], "or")
        return f"{self._all(demand)} must be chaired by {people}, who is there and does nothing else meanwhile"

    def _team_moves(self, demand: Demand) -> str:
        return f"A team interprets one session at a time, and needs time to go from room to room: {self._all(demand)}"

    def _team_stretch(self, demand: Demand) -> str:
        return (
            f"An assignment of {listed(list(demand.teams), 'or')} may take {demand.number} minutes, from its first "
            f"start to its last end: {self._all(demand)}"
        )

    def _team_pause(self, demand: Demand) -> str:
        return f"A team needs {demand.number} minutes between two assignments: {self._rule(demand)}"

    def _team_use(self, demand: Demand) -> str:
        when, teams = self._names.spans(demand.spans), listed(list(demand.teams))
        return f"Each of {teams} may have {demand.number} assignments {when}: {self._all(demand)}"

    def _team_use_in_all(self, demand: Demand) -> str:
        return f"All teams together may have {demand.number} assignments: {self._all(demand)}"

    def _time_to_move(self, demand: Demand) -> str:
        first, then = (self._names.session(session) for session in demand.sessions)
        return f"Between {first} and {then}, which need the same people, there must be time to go from room to room"

    def _by_rule(self, demand: Demand) -> str:
        return f"{self._names.rule(demand.rule)} ({self._all(demand)})"

    def _all(self, demand: Demand) -> str:
        return self._names.sessions(demand.sessions)

    def _rule(self, demand: Demand) -> str:
        summary = self._names.rule(demand.rule)
        return summary[:1].lower() + summary[1:]
