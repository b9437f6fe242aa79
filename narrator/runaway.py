"""Does a request to a model look like a runaway? Pure: figures in, a suspicion out.

Two of the limits are fixed, so that no history talks them away. The others stand against a baseline that has floors,
moves by at most three times from one call to the next, and learns nothing from a call that was itself suspected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

type Suspicion = Literal["", "loop", "input", "jump", "cost"]
"""Much read for next to nothing said; too much read; far dearer than usual; too dear."""

WINDOW: Final = 10
FLOOR_USD: Final = 0.03
FLOOR_INPUT: Final = 12_000
STEP: Final = 3.0
LOOP_FACTOR: Final = 2.0
LOOP_OUTPUT: Final = 50
MOST_INPUT: Final = 40_000
JUMP_FACTOR: Final = 5.0
MOST_USD: Final = 0.30


@dataclass(frozen=True, slots=True)
class Figures:
    """One request: tokens read, cached ones included, tokens said, US dollars, and whether it was suspected."""

    input: int
    output: int
    cost_usd: float
    suspected: bool = False


@dataclass(frozen=True, slots=True)
class _Usual:
    input: float = FLOOR_INPUT
    cost_usd: float = FLOOR_USD

    def after(self, call: Figures) -> _Usual:
        """The baseline once a call is learned from."""
        return _Usual(
            _moved(self.input, call.input, FLOOR_INPUT), _moved(self.cost_usd, call.cost_usd, FLOOR_USD)
        )


def _moved(usual: float, seen: float, floor: float) -> float:
    return max(floor, min(seen, usual * STEP), usual / STEP)


def suspect(before: Sequence[Figures], call: Figures) -> Suspicion:
    """What is suspicious about a call after those before it, oldest first; at most ``WINDOW`` of them count."""
    usual = _Usual()
    for earlier in before[-WINDOW:]:
        if not earlier.suspected:
            usual = usual.after(earlier)
    if call.input > LOOP_FACTOR * usual.input and call.output < LOOP_OUTPUT:
        return "loop"
    if call.input > MOST_INPUT:
        return "input"
    if call.cost_usd > JUMP_FACTOR * usual.cost_usd:
        return "jump"
    return "cost" if call.cost_usd > MOST_USD else ""
