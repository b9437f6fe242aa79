"""What the models cost, in US dollars per million tokens, by the family a model's name begins with.

Prices change; this table is what a call is booked at, not an invoice. A model that is not listed is booked at the
dearest listed price, so that a ceiling errs on the safe side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from narrator.contracts import Usage


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars per million tokens: read, written, read from the cache, written to the cache."""

    input: float
    output: float
    cache_read: float
    cache_write: float


PRICES: Mapping[str, Price] = {
    "claude-haiku-": Price(1.0, 5.0, 0.10, 1.25),
    "claude-sonnet-": Price(3.0, 15.0, 0.30, 3.75),
    "claude-opus-": Price(15.0, 75.0, 1.50, 18.75),
}
_DEAREST = max(PRICES.values(), key=lambda price: price.output)


def is_priced(model: str) -> bool:
    """Whether the table knows the model's family."""
    return any(model.startswith(family) for family in PRICES)


def usage_of(model: str, *, input: int, output: int, cache_read: int, cache_write: int) -> Usage:
    """Tokens with their cost. ``input`` counts what was neither read from nor written to the cache."""
    price = next((held for family, held in PRICES.items() if model.startswith(family)), _DEAREST)
    cost = (
        input * price.input
        + output * price.output
        + cache_read * price.cache_read
        + cache_write * price.cache_write
    ) / 1_000_000
    return Usage(input, output, cache_read, cache_write, cost)
