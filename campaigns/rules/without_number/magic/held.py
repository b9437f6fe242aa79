"""What magic has laid on somebody in an encounter, for some rounds or until it ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import ConfigDict, with_config

HELPFUL = frozenset(("ward", "aegis", "blades", "unseen", "hasted", "deathless", "nimble"))
_TOLD: Mapping[str, str] = MappingProxyType(
    {
        "ward": "is harder to hit (+{amount})",
        "aegis": "is warded against weapons",
        "blades": "is cloaked in blades",
        "unseen": "cannot be seen",
        "hasted": "moves in quicker time",
        "deathless": "cannot fall",
        "dazed": "loses a turn",
        "hobbled": "can hardly move",
        "blind": "strikes blindly",
        "torment": "hurts with whatever they do",
        "compelled": "does not rule their own body",
        "nimble": "gets away from anybody",
    }
)


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Held:
    """``hold`` of ``amount`` by the spell or art ``working`` that ``by`` did; ``rounds`` left, 0: until the end."""

    working: str
    hold: str
    amount: int = 0
    rounds: int = 0
    by: str = ""

    @property
    def told(self) -> str:
        """What it is, after a name."""
        lasts = f" for {self.rounds} round{'s' if self.rounds > 1 else ''}" if self.rounds else ""
        return _TOLD[self.hold].format(amount=self.amount) + lasts

    @property
    def helps(self) -> bool:
        """Whether its bearer is better off with it."""
        return self.hold in HELPFUL
