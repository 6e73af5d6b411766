"""Our server beside a bare aiohttp one that returns the same answers: their CPU time for each request, in turns."""

import asyncio
import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from aiohttp import ClientSession

from tests.benchmarks._load import Measured, ask

ROOT = Path(__file__).resolve().parents[2]
# Which the connection writes by itself, in both servers.
_OF_THE_CONNECTION = {"Date", "Content-Length", "Connection", "Transfer-Encoding"}


@dataclass(frozen=True)
class Question:
    """What is asked of our server."""

    name: str
    address: str
    headers: dict[str, str]
    status: int


@dataclass(frozen=True)
class Compared:
    """The medians of both servers over all turns."""

    question: Question
    ours: Measured
    bare: Measured

    @property
    def share(self) -> float:
        """Our requests per CPU second, as a share of the bare server's."""
        return self.bare.cpu / self.ours.cpu


async def compare(
    process: int, questions: list[Question], folder: Path, turns: int, requests: int, connections: int
) -> list[Compared]:
    """Put each question to both servers, turn by turn, so that whatever else the machine does meets both."""
    given = folder / "answers.pickle"
    # Paths as long as ours, for reading them is a part of the work.
    paths = [f"{urlsplit(question.address).path}{number}" for number, question in enumerate(questions)]
    answers = [(path, *await _answer(question)) for path, question in zip(paths, questions, strict=True)]
    given.write_bytes(pickle.dumps(answers))
    command = [sys.executable, "-m", "tests.benchmarks._bare", str(given)]
    bare = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        if bare.stdout is None:
            raise RuntimeError("the bare server has no output")
        address = (await bare.stdout.readline()).decode().strip()
        found: list[tuple[list[Measured], list[Measured]]] = [([], []) for _ in questions]
        for _ in range(turns):
            for path, question, (ours, theirs) in zip(paths, questions, found, strict=True):
                asked = question.headers, question.status, requests, connections
                ours.append(await ask(process, question.address, *asked))
                theirs.append(await ask(bare.pid, f"{address}{path}", *asked))
        return [
            Compared(question, _middle(ours), _middle(theirs))
            for question, (ours, theirs) in zip(questions, found, strict=True)
        ]
    finally:
        bare.terminate()
        await bare.wait()


async def _answer(question: Question) -> tuple[int, dict[str, str], bytes]:
    async with (
        ClientSession(auto_decompress=False, skip_auto_headers=["Accept-Encoding"]) as client,
        client.get(question.address, headers=question.headers) as response,
    ):
        headers = {name: value for name, value in response.headers.items() if name not in _OF_THE_CONNECTION}
        return response.status, headers, await response.read()


def _middle(found: list[Measured]) -> Measured:
    return Measured(median(m.per_second for m in found), median(m.cpu for m in found), found[0].size)
