"""Finite fields, and products of them: numbers that can be added and multiplied so that few products are zero.

The elements of a ring of n are the numbers 0 to n - 1, written in digits: for each prime power p^e that divides n,
e digits modulo p are a polynomial modulo an irreducible one (R. Lidl, H. Niederreiter, Finite Fields, chapter 1).
"""

from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

Elements = NDArray[np.int64]


@dataclass(frozen=True)
class Field:
    """The field of `prime ** degree` elements.

    `modulus` is its irreducible polynomial: the coefficients below the leading one, which is 1, lowest first.
    """

    prime: int
    degree: int
    modulus: tuple[int, ...]

    @property
    def order(self) -> int:
        """How many elements there are."""
        return int(self.prime**self.degree)

    def add(self, left: Elements, right: Elements) -> Elements:
        """Add elements pair by pair, as arrays that fit each other's shape."""
        pairs = zip(self._digits(left), self._digits(right), strict=True)
        return self._element([(one + other) % self.prime for one, other in pairs])

    def multiply(self, left: Elements, right: Elements) -> Elements:
        """Multiply elements pair by pair, as arrays that fit each other's shape."""
        shape = np.broadcast_shapes(left.shape, right.shape)
        digits = [np.zeros(shape, dtype=np.int64) for _ in range(2 * self.degree - 1)]
        for (n, one), (m, other) in product(enumerate(self._digits(left)), enumerate(self._digits(right))):
            digits[n + m] += one * other
        for top in range(2 * self.degree - 2, self.degree - 1, -1):
            for n, coefficient in enumerate(self.modulus):
                digits[top - self.degree + n] -= coefficient * (digits[top] % self.prime)
        return self._element([digit % self.prime for digit in digits[: self.degree]])

    def _digits(self, elements: Elements) -> list[Elements]:
        return [elements // self.prime**n % self.prime for n in range(self.degree)]

    def _element(self, digits: list[Elements]) -> Elements:
        elements = np.zeros_like(digits[0])
        for n, digit in enumerate(digits):
            elements += digit * self.prime**n
        return elements


@dataclass(frozen=True)
class Ring:
    """A product of fields, smallest first: elements are added and multiplied in each field by itself."""

    fields: tuple[Field, ...]

    @property
    def order(self) -> int:
        """How many elements there are."""
        order = 1
        for field in self.fields:
            order *= field.order
        return order

    def add(self, left: Elements, right: Elements) -> Elements:
        """Add elements pair by pair, as arrays that fit each other's shape."""
        pairs = zip(self.fields, self._parts(left), self._parts(right), strict=True)
        return self._join([field.add(one, other) for field, one, other in pairs], left, right)

    def multiply(self, left: Elements, right: Elements) -> Elements:
        """Multiply elements pair by pair, as arrays that fit each other's shape."""
        pairs = zip(self.fields, self._parts(left), self._parts(right), strict=True)
        return self._join([field.multiply(one, other) for field, one, other in pairs], left, right)

    def spread(self) -> Elements:
        """Give as many elements as can be whose differences have no product with another element that is zero.

        They are as many as the smallest field has: the element that is k in every field, for each such k.
        """
        smallest = min((field.order for field in self.fields), default=1)
        smallest_ones = np.arange(smallest)
        return self._join([smallest_ones] * len(self.fields), smallest_ones)

    def _parts(self, elements: Elements) -> list[Elements]:
        parts = []
        for field in self.fields:
            parts.append(elements % field.order)
            elements = elements // field.order
        return parts

    def _join(self, parts: list[Elements], *shaped: Elements) -> Elements:
        """Put parts together, in the shape of what they come from."""
        elements = np.zeros(np.broadcast_shapes(*(array.shape for array in shaped)), dtype=np.int64)
        for field, part in reversed(list(zip(self.fields, parts, strict=True))):
            elements = elements * field.order + part
        return elements


def prime_power_factors(number: int) -> list[tuple[int, int]]:
    """Give the primes that divide a positive number, each with its exponent: (2, 3) and (5, 2) for 200."""
    if number < 1:
        raise ValueError(f"{number} has no prime factors: give a number of at least 1")
    factors, prime = [], 2
    while number > 1:
        if prime * prime > number:
            prime = number
        exponent = 0
        while number % prime == 0:
            number //= prime
            exponent += 1
        if exponent:
            factors.append((prime, exponent))
        prime += 1
    return factors


@cache
def ring(order: int) -> Ring:
    """Give the product of fields that has this many elements; it is a field if `order` is a prime power."""
    fields = [Field(prime, degree, _irreducible(prime, degree)) for prime, degree in prime_power_factors(order)]
    return Ring(tuple(sorted(fields, key=lambda field: field.order)))


def _irreducible(prime: int, degree: int) -> tuple[int, ...]:
    """Find coefficients, lowest first and without the leading one, of a polynomial that no smaller one divides."""
    divisors = [(*low, 1) for part in range(1, degree // 2 + 1) for low in product(range(prime), repeat=part)]
    return next(
        low
        for low in product(range(prime), repeat=degree)
        if not any(_divides(divisor, (*low, 1), prime) for divisor in divisors)
    )


def _divides(divisor: tuple[int, ...], polynomial: tuple[int, ...], prime: int) -> bool:
    rest = list(polynomial)
    while len(rest) >= len(divisor):
        leading = rest.pop()
        start = len(rest) - len(divisor) + 1
        for n, coefficient in enumerate(divisor[:-1]):
            rest[start + n] = (rest[start + n] - leading * coefficient) % prime
    return not any(rest)
