"""What comes out of the solver: violations and verdicts, proofs and results, and the events on the way."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from solver.rule import Level

Status = Literal["OPTIMAL", "FEASIBLE", "INFEASIBLE", "NO_ANSWER"]


class Frozen(BaseModel):
    """A value that does not change and knows all its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Violation(Frozen):
    """One place where a plan breaks a rule: which rule, on which sessions, how much, in words for people."""

    rule: str
    level: Level
    sessions: tuple[str, ...]
    text: str
    amount: int = 1


class Term(Frozen):
    """What one preference, one kind of change, or what is not staffed, costs in a plan: amount x weight."""

    amount: int
    weight: int
    level: Level = Level.PREFERENCE


class Verdict(Frozen):
    """The judgement of `check` on one plan: every violation, and the integer cost of the preferences."""

    violations: tuple[Violation, ...]
    terms: dict[str, Term]

    @property
    def hard(self) -> list[Violation]:
        """The violations that make a timetable unusable."""
        return [violation for violation in self.violations if violation.level is Level.HARD]

    @property
    def cost(self) -> int:
        """The sum of amount x weight over the preferences."""
        return self._sum(Level.PREFERENCE)

    @property
    def lacking(self) -> int:
        """The sum of amount x weight over what should be staffed and is not."""
        return self._sum(Level.COVERAGE)

    @property
    def change(self) -> int:
        """The sum of amount x weight over what changes against the published timetable."""
        return self._sum(Level.STABILITY)

    def _sum(self, level: Level) -> int:
        return sum(term.amount * term.weight for term in self.terms.values() if term.level is level)


class Limits(Frozen):
    """How long, how wide and how large a search may be.

    `steps` bounds the search by work instead of by the clock: with one worker and the same seed, the same plan
    comes back whatever the machine's load. `megabytes` bounds the address space of the solver's process.
    """

    seconds: float = Field(default=60.0, gt=0, le=86_400)
    seed: int = Field(default=1, ge=0, le=2**31 - 1)
    workers: int = Field(default=1, ge=1, le=64)
    steps: int | None = Field(default=None, ge=0)
    megabytes: int | None = Field(default=None, ge=256)


class Proof(Frozen):
    """How good the plan is known to be: cost is the checker's, bound is proven, both integers."""

    status: Status
    cost: int | None
    bound: int | None
    seconds: float


class Standing(Frozen):
    """How far one aim of several is met, in cost: amount x weight over its rules.

    No plan at all costs less than the `floor`; none that is as good on the aims before costs less than the `bound`;
    where it is `proven`, the search has reached the bound, and may have spent some of it again for later aims.
    """

    rules: tuple[str, ...]
    cost: int
    bound: int
    floor: int
    proven: bool = False


class Result(Frozen):
    """The answer of one search: a plan or none, its proof, its verdict.

    `why` is a sentence when there is no plan; `unplaced` a sentence for each session that was left out, or for
    each booth with an empty seat; `fewest_changes` is proven: no plan changes less of what was published;
    `least_lacking` is proven as well: no plan leaves less unstaffed. `aims`, where there are several, stand in the
    order in which they are met; the proof's cost and bound are their sums, without what changes.
    """

    proof: Proof
    plan: dict[str, Any] | None
    verdict: Verdict | None
    problem: str
    seed: int
    workers: int
    ortools: str
    why: str = ""
    unplaced: dict[str, str] = {}
    fewest_changes: int | None = None
    least_lacking: int | None = None
    aims: tuple[Standing, ...] = ()


class Started(Frozen):
    """The search has read the problem."""

    event: Literal["started"] = "started"
    sessions: int
    rules: int


class Better(Frozen):
    """A better plan was found; it has been checked. `lacking` is what it leaves unstaffed."""

    event: Literal["better"] = "better"
    cost: int
    bound: int | None
    seconds: float
    plan: dict[str, Any]
    lacking: int = 0


class Bound(Frozen):
    """The proven lower bound has risen."""

    event: Literal["bound"] = "bound"
    cost: int | None
    bound: int
    seconds: float


class Finished(Frozen):
    """The search is over."""

    event: Literal["finished"] = "finished"
    result: Result


class Explained(Frozen):
    """The answer to the question why; plain values, as `solver.timetable.explanation.account` reads them."""

    event: Literal["explained"] = "explained"
    answer: dict[str, Any]


class Failed(Frozen):
    """The solver could not take the problem, or broke: one sentence for people."""

    event: Literal["failed"] = "failed"
    reason: str


Event = Annotated[Started | Better | Bound | Finished | Explained | Failed, Field(discriminator="event")]
