"""What a crew remembers of the state of their ship between two encounters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import ConfigDict, Field, with_config

from campaigns.rules.without_number.ships.state import Count, Size


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Berth:
    """One of the crew's page of a ship's log, by the ship's name.

    ``hp`` of ``max_hp``, ``broken`` (guns, engines, lasting crises) are as the encounter number ``voyage`` left her,
    the same for everybody who was aboard. ``mended`` are hull points, ``fixed`` what of it this one has put right
    since; the ship is as all of her crew together have made her. ``tries`` were made since the last night.
    """

    ship: str
    size: Size
    max_hp: Annotated[int, Field(ge=1)]
    hp: Count
    broken: tuple[str, ...] = ()
    voyage: Annotated[int, Field(ge=1)] = 1
    mended: Count = 0
    fixed: tuple[str, ...] = ()
    tries: Count = 0

    def rested(self) -> Berth:
        """The same after a night: there is strength for more work aboard."""
        return replace(self, tries=0)
