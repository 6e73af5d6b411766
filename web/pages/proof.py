"""How good a timetable is, in plain words: the proof, and what each preference costs."""

from dataclasses import dataclass

from scheduler.timetable import Proof, Timetable
from solver.rule import load
from web.speech import Speech


@dataclass(frozen=True)
class Cost:
    """What one rule of the rule book costs in a timetable."""

    rule: str
    summary: str
    amount: int
    weight: int
    cost: int
    share: float


def costs(timetable: Timetable) -> list[Cost]:
    """Give what each preference costs, the dearest first."""
    rules = load("solver.timetable.rules")
    total = sum(term.amount * term.weight for term in timetable.terms.values())
    found = [
        Cost(
            rule=name,
            summary=rules[name].summary() if name in rules else name.replace("_", " "),
            amount=term.amount,
            weight=term.weight,
            cost=term.amount * term.weight,
            share=term.amount * term.weight / total if total else 0.0,
        )
        for name, term in timetable.terms.items()
    ]
    return sorted(found, key=lambda cost: (-cost.cost, cost.rule))


def gap_sentence(proof: Proof, speech: Speech) -> str:
    """Say what the bound means: how much of the cost could at most be saved."""
    if proof.cost is None or proof.bound is None or proof.gap is None:
        return speech.say("There is no bound, so nothing is known about how far it is from the best.")
    if proof.cost == proof.bound:
        return speech.say("Not a single point of the cost could be saved.")
    return speech.say(
        "The best possible costs between %(bound)s and %(cost)s: at most %(gap)s could still be saved.",
        bound=speech.number(proof.bound),
        cost=speech.number(proof.cost),
        gap=speech.share(proof.gap),
    )
