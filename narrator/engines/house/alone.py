"""What single seats learn in a turn, as prose for each of them."""

from __future__ import annotations

import re
from functools import partial

from narrator.contracts import Brief, PrivateCue, Segment
from narrator.engines.house.person import outside_quotes, tell_of
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


def addressed(text: str, *names: str) -> str:
    """Prose about somebody for that person to read: their names become "you", but where somebody else speaks."""
    for name in names:
        marked = outside_quotes(text, partial(re.compile(rf"\b{re.escape(name)}\b").sub, "\x00"))
        text = tell_of(marked, "\x00", name, you=True)
    return text
