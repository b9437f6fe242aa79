"""The sealed-letter table of a dogfight: two manoeuvres meet in a cell, which says who is where and may shoot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import ConfigDict, Field, with_config

from campaigns.errors import RulesError

MANOEUVRES: Final[tuple[tuple[str, str, str, tuple[str, ...]], ...]] = (
    ("close", "Close in", "Straight at them, guns first.", ("close in", "charge", "chase")),
    ("break", "Break hard", "Turn into them, as tight as it will go.", ("break", "turn")),
    ("climb", "Climb", "Trade speed for height, and come down on them.", ("climb", "dive")),
    ("scissors", "Scissors", "Weave and slow until they slide past.", ("weave", "scissors")),
)
NAMES: Final = tuple(row[0] for row in MANOEUVRES)


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Cell:
    """What comes of ``mine`` against ``theirs``.

    ``my_shot`` and ``their_shot`` are what each has on a shot, None for no shot at all. ``geometry`` is how it
    looks from my side, ``mirrored`` from theirs.
    """

    mine: str
    theirs: str
    geometry: str
    mirrored: str
    my_shot: Annotated[int, Field(ge=-6, le=6)] | None
    their_shot: Annotated[int, Field(ge=-6, le=6)] | None


CELLS: Final = (
    Cell("close", "close", "head-on", "head-on", 0, 0),
    Cell("close", "break", "across their beam", "with them across the beam", -2, None),
    Cell("close", "climb", "below and behind them", "with them below and behind", 2, None),
    Cell("close", "scissors", "past them, in their sights", "as they slide past", None, 2),
    Cell("break", "close", "with them across the beam", "across their beam", None, -2),
    Cell("break", "break", "canopy to canopy", "canopy to canopy", None, None),
    Cell("break", "climb", "under them, in the sun", "above, out of the sun", None, 2),
    Cell("break", "scissors", "on their tail", "with them on the tail", 2, None),
    Cell("climb", "close", "with them below and behind", "below and behind them", None, 2),
    Cell("climb", "break", "above, out of the sun", "under them, in the sun", 2, None),
    Cell("climb", "climb", "level, wing to wing", "level, wing to wing", None, None),
    Cell("climb", "scissors", "high over them", "low under them", -2, None),
    Cell("scissors", "close", "as they slide past", "past them, in their sights", 2, None),
    Cell("scissors", "break", "with them on the tail", "on their tail", None, 2),
    Cell("scissors", "climb", "low under them", "high over them", None, -2),
    Cell("scissors", "scissors", "nose to tail in a slow dance", "nose to tail in a slow dance", 0, 0),
)


def cell_of(cells: Sequence[Cell], mine: str, theirs: str) -> Cell:
    """The cell of two manoeuvres; raises RulesError when the table lacks it."""
    for cell in cells:
        if (cell.mine, cell.theirs) == (mine, theirs):
            return cell
    raise RulesError(f"The table has no cell for {mine} against {theirs}.", hint="Correct the table.")


def check_cells(cells: Sequence[Cell], place: str) -> None:
    """Raise RulesError unless each pair of manoeuvres has one cell and each side gets a shot from some of them."""
    pairs = [(cell.mine, cell.theirs) for cell in cells]
    wanted = [(mine, theirs) for mine in NAMES for theirs in NAMES]
    if sorted(pairs) != sorted(wanted):
        raise RulesError(
            f"{place}: one cell is wanted for each two of {', '.join(NAMES)}.", hint="Correct the table."
        )
    if all(cell.my_shot is None for cell in cells) or all(cell.their_shot is None for cell in cells):
        raise RulesError(f"{place}: each side needs a shot from some cell.", hint="Correct the table.")
