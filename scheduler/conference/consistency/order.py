"""Circles: sessions that wait for each other, bodies that are their own ancestors; gaps that cannot be kept."""

from collections import deque
from collections.abc import Iterator, Mapping

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding
from scheduler.locations import Location

_Graph = Mapping[str, list[str]]
_ADVICE = "take one of these out"
_LONGEST = 50


def findings(conference: Conference) -> Iterator[Finding]:
    """Find circles in the order of the sessions and in the parents of the bodies, and impossible gaps."""
    edges = _order(conference)
    for circle in circles(_graph(edges)):
        words = _around(circle, " before ")
        yield Finding(edges[circle[0], circle[1 % len(circle)]], f"this is a circle: {words}; {_ADVICE}")
    parents = {
        (body.id, body.parent): ("bodies", position, "parent")
        for position, body in enumerate(conference.bodies)
        if body.parent is not None
    }
    for circle in circles(_graph(parents)):
        words = _around(circle, " below ")
        yield Finding(parents[circle[0], circle[1 % len(circle)]], f"this is a circle: {words}; {_ADVICE}")
    yield from _gaps(conference)


def _around(circle: list[str], between: str) -> str:
    if len(circle) <= _LONGEST:
        return between.join([*circle, circle[0]])
    return between.join([*circle[:_LONGEST], f"{len(circle) - _LONGEST} more", circle[0]])


def circles(graph: _Graph) -> list[list[str]]:
    """Give one shortest circle out of every knot of the graph, from its first name on."""
    return [circle for knot in _knots(graph) if (circle := _shortest(min(knot), graph, knot)) is not None]


def _order(conference: Conference) -> dict[tuple[str, str], Location]:
    """Give every pair of sessions of which the first must end before the second begins, and who says so."""
    edges: dict[tuple[str, str], Location] = {}
    for position, session in enumerate(conference.sessions):
        for place, first in enumerate(session.after):
            edges.setdefault((first, session.id), ("sessions", position, "after", place))
        for place, then in enumerate(session.before):
            edges.setdefault((session.id, then), ("sessions", position, "before", place))
    for position, each in enumerate(conference.precedences):
        edges.setdefault((each.first, each.then), ("precedences", position))
    return edges


def _graph(edges: Mapping[tuple[str, str], Location]) -> dict[str, list[str]]:
    graph: dict[str, list[str]] = {name: [] for edge in edges for name in edge}
    for first, then in edges:
        graph[first].append(then)
    return graph


def _knots(graph: _Graph) -> list[set[str]]:
    """Give the sets of names that reach each other (Kosaraju; without recursion, files may be deep)."""
    backwards: dict[str, list[str]] = {name: [] for name in graph}
    for first, thens in graph.items():
        for then in thens:
            backwards[then].append(first)
    seen: set[str] = set()
    finished = [name for start in graph for name in _finishing_order(start, graph, seen)]
    seen = set()
    return [set(_finishing_order(start, backwards, seen)) for start in reversed(finished) if start not in seen]


def _finishing_order(start: str, graph: _Graph, seen: set[str]) -> list[str]:
    if start in seen:
        return []
    seen.add(start)
    finished, path = [], [(start, iter(graph[start]))]
    while path:
        name, rest = path[-1]
        following = next((then for then in rest if then not in seen), None)
        if following is None:
            finished.append(name)
            path.pop()
        else:
            seen.add(following)
            path.append((following, iter(graph[following])))
    return finished


def _shortest(start: str, graph: _Graph, knot: set[str]) -> list[str] | None:
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for then in graph[name]:
            if then == start:
                return _path(start, name, came_from)
            if then in knot and then not in came_from:
                came_from[then] = name
                waiting.append(then)
    return None


def _path(start: str, end: str, came_from: Mapping[str, str]) -> list[str]:
    path = [end]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return path[::-1]


def _gaps(conference: Conference) -> Iterator[Finding]:
    for position, each in enumerate(conference.precedences):
        if each.max_gap is not None and each.max_gap < each.min_gap:
            what = f"at most {each.max_gap} minutes between them, but at least {each.min_gap}; mend one of them"
            yield Finding(("precedences", position, "max_gap"), what)
