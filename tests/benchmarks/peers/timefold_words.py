"""The neutral words for Timefold: what a talk may choose, what is given, what is a violation and what costs."""

from dataclasses import dataclass, field
from typing import Annotated, Any

from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardSoftScore,
    Joiners,
    constraint_provider,
)
from timefold_hours import FAR, Attendee, FewSpans, Hours


@dataclass
class Room:
    id: Annotated[int, PlanningId]
    turnover: int


@dataclass
class Link:
    """Two talks that may not overlap, or be as near as `least` minutes; `price` 0 is hard."""

    id: Annotated[int, PlanningId]
    one: int
    other: int
    least: int
    price: int


@dataclass
class Order:
    """The other talk starts between so many minutes after the one."""

    id: Annotated[int, PlanningId]
    one: int
    other: int
    least: int
    most: int


@dataclass
class Beside:
    """Two talks follow each other within so many minutes, or, if `gap` is negative, share a room."""

    id: Annotated[int, PlanningId]
    one: int
    other: int
    gap: int


@dataclass
class Closed:
    id: Annotated[int, PlanningId]
    talk: int
    start: int
    room: int


@dataclass
class Member:
    id: Annotated[int, PlanningId]
    talk: int
    group: int


@dataclass
class Moment:
    id: Annotated[int, PlanningId]
    group: int
    start: int
    limit: int


@dataclass
class Home:
    """The members of a group share a room; each room beyond the first has a price."""

    id: Annotated[int, PlanningId]
    group: int
    price: int


@planning_entity
@dataclass
class Talk:
    id: Annotated[int, PlanningId]
    length: int
    starts: Annotated[list[int], ValueRangeProvider(id="starts")]
    rooms: Annotated[list[Room], ValueRangeProvider(id="rooms")]
    start_prices: dict[int, int]
    room_prices: dict[int, int]
    spans: dict[int, int]
    start: Annotated[int | None, PlanningVariable(value_range_provider_refs=["starts"])] = field(default=None)
    room: Annotated[Room | None, PlanningVariable(value_range_provider_refs=["rooms"])] = field(default=None)


@planning_solution
@dataclass
class Programme:
    links: Annotated[list[Link], ProblemFactCollectionProperty]
    orders: Annotated[list[Order], ProblemFactCollectionProperty]
    besides: Annotated[list[Beside], ProblemFactCollectionProperty]
    closed: Annotated[list[Closed], ProblemFactCollectionProperty]
    members: Annotated[list[Member], ProblemFactCollectionProperty]
    moments: Annotated[list[Moment], ProblemFactCollectionProperty]
    homes: Annotated[list[Home], ProblemFactCollectionProperty]
    attendees: Annotated[list[Attendee], ProblemFactCollectionProperty]
    few_spans: Annotated[list[FewSpans], ProblemFactCollectionProperty]
    hours: Annotated[list[Hours], ProblemFactCollectionProperty]
    talks: Annotated[list[Talk], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)


@constraint_provider
def constraints(factory: ConstraintFactory) -> list[Constraint]:
    def pairs(fact: type) -> Any:
        return (
            factory.for_each(fact)
            .join(Talk, Joiners.equal(lambda fact: fact.one, lambda talk: talk.id))
            .join(Talk, Joiners.equal(lambda fact, one: fact.other, lambda talk: talk.id))
        )

    near = pairs(Link).filter(
        lambda link, one, other: (
            one.start < other.start + other.length + link.least and other.start < one.start + one.length + link.least
        )
    )
    attended = (
        factory.for_each(Attendee)
        .join(Talk, Joiners.equal(lambda attendee: attendee.talk, lambda talk: talk.id))
        .filter(lambda attendee, talk: talk.start in talk.spans)
    )
    return [
        factory.for_each_unique_pair(
            Talk,
            Joiners.equal(lambda talk: talk.room.id),
            Joiners.overlapping(lambda talk: talk.start, lambda talk: talk.start + talk.length + talk.room.turnover),
        )
        .filter(lambda one, other: one.room.turnover >= 0)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("one talk per room"),
        near.filter(lambda link, one, other: link.price == 0)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("never together"),
        near.filter(lambda link, one, other: link.price > 0)
        .penalize(HardSoftScore.ONE_SOFT, lambda link, one, other: link.price)
        .as_constraint("better not together"),
        pairs(Order)
        .filter(
            lambda order, one, other: other.start - one.start < order.least or other.start - one.start > order.most
        )
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("order"),
        pairs(Beside)
        .filter(lambda beside, one, other: beside.gap < 0 and one.room.id != other.room.id)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("same room"),
        pairs(Beside)
        .filter(
            lambda beside, one, other: (
                beside.gap >= 0
                and not (one.start + one.length <= other.start <= one.start + one.length + beside.gap)
                and not (other.start + other.length <= one.start <= other.start + other.length + beside.gap)
            )
        )
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("in a row"),
        factory.for_each(Closed)
        .join(
            Talk,
            Joiners.equal(lambda closed: closed.talk, lambda talk: talk.id),
            Joiners.equal(lambda closed: closed.start, lambda talk: talk.start),
            Joiners.equal(lambda closed: closed.room, lambda talk: talk.room.id),
        )
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("room is closed"),
        factory.for_each(Moment)
        .join(Member, Joiners.equal(lambda moment: moment.group, lambda member: member.group))
        .join(Talk, Joiners.equal(lambda moment, member: member.talk, lambda talk: talk.id))
        .filter(lambda moment, member, talk: talk.start <= moment.start < talk.start + talk.length)
        .group_by(lambda moment, member, talk: moment, ConstraintCollectors.count_tri())
        .filter(lambda moment, count: count > moment.limit)
        .penalize(HardSoftScore.ONE_HARD, lambda moment, count: count - moment.limit)
        .as_constraint("at most at once"),
        factory.for_each(Talk)
        .filter(lambda talk: talk.start in talk.start_prices)
        .penalize(HardSoftScore.ONE_SOFT, lambda talk: talk.start_prices[talk.start])
        .as_constraint("better not then"),
        factory.for_each(Talk)
        .filter(lambda talk: talk.room.id in talk.room_prices)
        .penalize(HardSoftScore.ONE_SOFT, lambda talk: talk.room_prices[talk.room.id])
        .as_constraint("better not there"),
        factory.for_each(Home)
        .join(Member, Joiners.equal(lambda home: home.group, lambda member: member.group))
        .join(Talk, Joiners.equal(lambda home, member: member.talk, lambda talk: talk.id))
        .group_by(
            lambda home, member, talk: home,
            ConstraintCollectors.count_distinct(lambda home, member, talk: talk.room.id),
        )
        .filter(lambda home, rooms: rooms > 1)
        .penalize(HardSoftScore.ONE_SOFT, lambda home, rooms: home.price * (rooms - 1))
        .as_constraint("better in one room"),
        attended.group_by(
            lambda attendee, talk: attendee.group,
            ConstraintCollectors.count_distinct(lambda attendee, talk: talk.spans[talk.start]),
        )
        .join(FewSpans, Joiners.equal(lambda group, spans: group, lambda few: few.group))
        .filter(lambda group, spans, few: spans < few.least)
        .penalize(HardSoftScore.ONE_SOFT, lambda group, spans, few: few.price * (few.least - spans))
        .as_constraint("better on more days"),
        attended.group_by(
            lambda attendee, talk: attendee.group,
            lambda attendee, talk: talk.spans[talk.start],
            ConstraintCollectors.to_list(lambda attendee, talk: talk.start * FAR + talk.start + talk.length),
        )
        .join(
            Hours,
            Joiners.equal(lambda group, span, stretches: group, lambda hours: hours.group),
            Joiners.equal(lambda group, span, stretches: span, lambda hours: hours.span),
        )
        .penalize(HardSoftScore.ONE_SOFT, lambda group, span, stretches, hours: hours.price * hours.units(stretches))
        .as_constraint("better hours"),
    ]
