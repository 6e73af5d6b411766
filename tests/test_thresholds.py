"""Peers that have no costs are asked with ever more forbidden, from the dearest on."""

import math

from tests.benchmarks.peers.thresholds import answers

PRICES = {"dear": 5, "cheap": 1, "as cheap": 1}


def test_nothing_is_forbidden_first_and_then_what_costs_the_most() -> None:
    assert list(answers(PRICES, math.inf, lambda forbidden, left: sorted(forbidden))) == [
        [],
        ["dear"],
        ["as cheap", "cheap", "dear"],
    ]


def test_it_ends_with_the_first_question_that_has_no_answer() -> None:
    asked = answers(PRICES, math.inf, lambda forbidden, left: forbidden if "cheap" not in forbidden else None)
    assert list(asked) == [[], ["dear"]]


def test_it_ends_when_the_time_is_over_and_without_prices_after_one_question() -> None:
    assert list(answers(PRICES, -math.inf, lambda forbidden, left: forbidden)) == []
    assert list(answers({}, math.inf, lambda forbidden, left: forbidden)) == [[]]
