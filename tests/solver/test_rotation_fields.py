"""Fields keep the laws of fields; products of fields those of rings, with differences that divide nothing to zero."""

import numpy as np
import pytest

from solver.rotation.fields import prime_power_factors, ring

PRIME_POWERS = (2, 3, 4, 5, 7, 8, 9, 16, 25, 27, 32, 49, 64, 81, 125)
COMPOSITES = (6, 10, 12, 20, 36, 60, 200)


def tables(order: int) -> tuple[np.ndarray, np.ndarray]:
    every = np.arange(order)
    numbers = ring(order)
    return numbers.add(every[:, None], every[None, :]), numbers.multiply(every[:, None], every[None, :])


@pytest.mark.parametrize("order", PRIME_POWERS + COMPOSITES)
def test_addition_and_multiplication_keep_the_laws_of_a_ring(order: int) -> None:
    plus, times = tables(order)
    every = np.arange(order)
    a, b, c = np.random.default_rng(order).integers(order, size=(3, 500))
    assert (plus == plus.T).all() and (times == times.T).all()
    assert (plus[0] == every).all() and (np.sort(plus, axis=1) == every).all()
    assert (plus[plus[a, b], c] == plus[a, plus[b, c]]).all()
    assert (times[times[a, b], c] == times[a, times[b, c]]).all()
    assert (times[a, plus[b, c]] == plus[times[a, b], times[a, c]]).all()


@pytest.mark.parametrize("order", PRIME_POWERS)
def test_in_a_field_every_element_but_zero_reaches_every_element(order: int) -> None:
    _, times = tables(order)
    assert (np.sort(times[1:], axis=1) == np.arange(order)).all()
    assert len(ring(order).spread()) == order


@pytest.mark.parametrize(("order", "smallest"), [(6, 2), (12, 3), (20, 4), (36, 4), (60, 3), (200, 8)])
def test_differences_of_spread_elements_have_no_product_that_is_zero(order: int, smallest: int) -> None:
    plus, times = tables(order)
    spread = ring(order).spread().tolist()
    assert len(spread) == smallest
    minus = np.argmin(plus, axis=1)
    differences = [plus[one, minus[other]] for one in spread for other in spread if one != other]
    assert times[differences][:, 1:].all()


def test_numbers_are_cut_into_prime_powers() -> None:
    factors = {n: prime_power_factors(n) for n in range(1, 300)}
    assert factors[200] == [(2, 3), (5, 2)]
    assert factors[1] == [] and factors[97] == [(97, 1)] and factors[81] == [(3, 4)]
    for n, parts in factors.items():
        assert np.prod([prime**exponent for prime, exponent in parts], dtype=int) == n
        assert all(prime % smaller for prime, _ in parts for smaller in range(2, prime))


def test_nothing_smaller_than_one_has_factors() -> None:
    with pytest.raises(ValueError, match="0 has no prime factors: give a number of at least 1"):
        prime_power_factors(0)
