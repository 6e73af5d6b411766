"""Somebody in the chair of every session: one of its candidates, who is there and does nothing else meanwhile."""

from solver.timetable.demands import Presiding
from solver.timetable.posting_groups import starts_of
from solver.timetable.variables import Literal, Variables


def post_presiding(demand: Presiding, variables: Variables) -> None:
    """Choose who presides. The choice is a variable that no plan names; a hint leaves it to the search."""
    if not variables.free.intersection(_concerned(demand)):
        return
    chairs: dict[tuple[str, str], Literal] = {}
    for session, people in demand.candidates.items():
        starts = starts_of(variables, session)
        if not starts:
            continue
        for person in people:
            chairs[session, person] = variables.model.new_bool_var(f"{person} presides {session}")
        for start, literal in starts.items():
            end = start + variables.duration[session]
            away = [person for person in people if not _there(demand, person, start, end)]
            variables.model.add_bool_or([~literal, *(chairs[session, p] for p in people if p not in away)])
            for person in away:
                variables.model.add_implication(literal, ~chairs[session, person])
    for (session, person), chair in chairs.items():
        for other in demand.engaged.get(person, ()):
            if other != session:
                _not_while(variables, session, other, [chair])
        for (other, same), other_chair in chairs.items():
            if same == person and other > session:
                _not_while(variables, session, other, [chair, other_chair])


def _there(demand: Presiding, person: str, start: int, end: int) -> bool:
    if person not in demand.stays:
        return True
    return any(span.start <= start and end <= span.end for span in demand.stays[person])


def _not_while(variables: Variables, session: str, other: str, chosen: list[Literal]) -> None:
    """Keep the sessions from overlapping where all these choices are made."""
    starts = starts_of(variables, session)
    for other_start, elsewhere in starts_of(variables, other).items():
        end = other_start + variables.duration[other]
        meanwhile = [
            literal
            for start, literal in starts.items()
            if start < end and other_start < start + variables.duration[session]
        ]
        for literal in meanwhile:
            variables.model.add_bool_or([~literal, ~elsewhere, *(~choice for choice in chosen)])


def _concerned(demand: Presiding) -> set[str]:
    return {*demand.candidates, *(session for sessions in demand.engaged.values() for session in sessions)}
