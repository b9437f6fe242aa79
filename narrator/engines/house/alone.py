"""What single seats learn in a turn, as prose for each of them."""

from __future__ import annotations

from narrator.contracts import Brief, PrivateCue, Segment
from narrator.engines.house.person import addressed
from narrator.engines.house.telling import short


def own_segments(brief: Brief) -> tuple[Segment, ...]:
    """A segment for each private cue of a brief, in the second person for the one who reads it.

    Only their own name becomes "you"; a first name that somebody else there has too stays as it is.
    """
    return tuple(Segment(_to_you(cue, brief), (cue.seat,)) for cue in brief.private)


def _to_you(cue: PrivateCue, brief: Brief) -> str:
    mine = next((one for one in brief.characters if one.id == cue.character), None)
    if mine is None:
        return cue.text
    others = [one.name for one in brief.characters if one.id != mine.id]
    others += [one.name for one in brief.people]
    first = short(mine.name)
    shared = any(first in name.split() for name in others)
    return addressed(cue.text, mine.name, *(() if shared else (first,)))
