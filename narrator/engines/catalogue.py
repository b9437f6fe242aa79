"""The models that are known by name: what they cost, how much they hold, what may be asked of them.

Prices are US dollars per million tokens as their makers published them. They change: a call is booked at these, which
is not an invoice, and what an operator sets goes before them. A model nobody knows is booked at the dearest price, so
that a ceiling errs on the safe side, unless it runs on the operator's own hardware, where tokens are free.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

from narrator.contracts import Usage


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars per million tokens: read, written, read from the cache, written to the cache."""

    input: float
    output: float
    cache_read: float
    cache_write: float

    def of(self, *, input: int, output: int, cache_read: int = 0, cache_write: int = 0) -> Usage:
        """Tokens with their cost. ``input`` counts what was neither read from nor written to the cache."""
        dollars = (
            input * self.input
            + output * self.output
            + cache_read * self.cache_read
            + cache_write * self.cache_write
        )
        return Usage(input, output, cache_read, cache_write, dollars / 1_000_000)

    @property
    def free(self) -> bool:
        """Whether nothing is ever to be paid."""
        return not (self.input or self.output or self.cache_read or self.cache_write)


@dataclass(frozen=True, slots=True)
class Model:
    """A family of models, known by how its names begin; ``context`` is tokens.

    ``effort``: its reasoning effort can be set. ``completion_limit``: the Chat Completions field that limits it is
    ``max_completion_tokens``.
    """

    family: str
    label: str
    kind: Literal["anthropic", "openai"]
    context: int
    price: Price
    effort: bool = False
    completion_limit: bool = False


CATALOGUE: Final[tuple[Model, ...]] = (
    Model("claude-haiku-", "Claude Haiku", "anthropic", 200_000, Price(1.0, 5.0, 0.10, 1.25), effort=True),
    Model("claude-sonnet-", "Claude Sonnet", "anthropic", 200_000, Price(3.0, 15.0, 0.30, 3.75), effort=True),
    Model("claude-opus-", "Claude Opus", "anthropic", 200_000, Price(15.0, 75.0, 1.50, 18.75), effort=True),
    Model(
        "gpt-5-nano", "GPT-5 nano", "openai", 400_000, Price(0.05, 0.40, 0.005, 0.05),
        effort=True, completion_limit=True,
    ),
    Model(
        "gpt-5-mini", "GPT-5 mini", "openai", 400_000, Price(0.25, 2.0, 0.025, 0.25),
        effort=True, completion_limit=True,
    ),
    Model(
        "gpt-5", "GPT-5", "openai", 400_000, Price(1.25, 10.0, 0.125, 1.25),
        effort=True, completion_limit=True,
    ),
    Model("gpt-4.1-mini", "GPT-4.1 mini", "openai", 1_000_000, Price(0.40, 1.60, 0.10, 0.40)),
    Model("gpt-4.1", "GPT-4.1", "openai", 1_000_000, Price(2.0, 8.0, 0.50, 2.0)),
    Model("grok-4-fast", "Grok 4 Fast", "openai", 2_000_000, Price(0.20, 0.50, 0.05, 0.20)),
    Model("grok-4", "Grok 4", "openai", 256_000, Price(3.0, 15.0, 0.75, 3.0)),
)  # fmt: skip
"""In an order in which the first family that fits is the right one."""

DEFAULT_NARRATION: Final = "claude-sonnet-5-5"
DEFAULT_ASIDE: Final = "claude-haiku-5-5"
"""What the Anthropic engine tells and answers with unless told otherwise."""
FREE: Final = Price(0, 0, 0, 0)
EMBEDDING: Final = Price(0.15, 0, 0.15, 0.15)
"""What an embedding model is booked at that is on no list: a little more than the dearest of the usual ones."""
DEAREST: Final = max((model.price for model in CATALOGUE), key=lambda price: price.output)


def find_model(name: str) -> Model | None:
    """The family of a model's name; a vendor before a slash, as in ``x-ai/grok-4``, does not count."""
    bare = name.rpartition("/")[2]
    return next((model for model in CATALOGUE if bare.startswith(model.family)), None)


def on_own_hardware(base_url: str) -> bool:
    """Whether an address is this machine or one of its own network."""
    host = (urlsplit(base_url).hostname or "").rstrip(".")
    if host in {"localhost", "host.docker.internal"} or host.endswith((".local", ".lan", ".internal")):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class PriceList:
    """What an engine's calls are booked at: the operator's prices by exact name, the catalogue's, and the rest."""

    own: Mapping[str, Price]
    otherwise: Price = DEAREST

    def price(self, model: str) -> Price:
        """What a model costs."""
        known = find_model(model)
        return self.own.get(model) or (known.price if known is not None else self.otherwise)

    def knows(self, model: str) -> bool:
        """Whether the price is more than a guess on the safe side."""
        return model in self.own or find_model(model) is not None or self.otherwise.free


TYPICAL_TURN: Final = {"input": 6_000, "output": 900, "cache_read": 18_000, "cache_write": 3_000}
"""Tokens of a usual turn in three requests; what a table really spends is in its records."""


def typical_turn_usd(price: Price) -> float:
    """What a usual turn costs, in US dollars: to be told before somebody agrees to it."""
    return price.of(**TYPICAL_TURN).cost_usd
