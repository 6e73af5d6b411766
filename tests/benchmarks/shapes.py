"""Generated conferences of four sizes: how soon everything is placed, how good after a minute."""

import asyncio
import resource
import time

from scheduler.solving import solve
from solver.result import Better, Event, Limits
from tests.benchmarks._generator import SHAPES, generate

SEEDS = (1, 2, 3)
SECONDS = 60


def measure() -> str:
    """Plan each shape with each seed; give a table."""
    rows = [_row(name, seed) for name in SHAPES for seed in SEEDS]
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**10
    return "\n".join(
        [
            f"## Generated conferences, 2 workers, {SECONDS} s",
            "",
            "| shape | seed | size | first plan | left out | cost | bound | gap | left out | status |",
            "|---|---|---|---|---|---|---|---|---|---|",
            *rows,
            "",
            f"Largest memory of the solver {memory:.0f} MiB.",
        ]
    )


def _row(name: str, seed: int) -> str:
    shape = SHAPES[name]
    problem = generate(shape, seed)
    first: list[tuple[float, int]] = []
    begin = time.monotonic()

    def tell(event: Event) -> None:
        if isinstance(event, Better) and not first:
            first.append((time.monotonic() - begin, len(problem.sessions) - len(event.plan)))

    result = asyncio.run(solve(problem, Limits(seconds=SECONDS, seed=seed, workers=2), tell))
    proof = result.proof
    size = f"{shape.sessions:,} / {shape.rooms} / {shape.days}"
    if proof.cost is None or not first:
        return f"| {name} | {seed} | {size} | none | | | | | | {proof.status} |"
    gap = 100 * (proof.cost - (proof.bound or 0)) / proof.cost if proof.cost else 0.0
    left = len(problem.sessions) - len(result.plan or {})
    return (
        f"| {name} | {seed} | {size} | {first[0][0]:.1f} s | {first[0][1]} | {proof.cost:,} | {proof.bound or 0:,} "
        f"| {gap:.1f} % | {left} | {proof.status} |"
    )
