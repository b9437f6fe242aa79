"""Who may see what: the one place that turns stored events and state into a seat's view of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from campaigns.rules.contracts import Json
from campaigns.world.entities import Audience
from campaigns.world.speaking import Band, band_of

__all__ = ["GM_ONLY", "INSTEAD", "TARGETED", "Band", "Viewer", "band_of", "view_event"]

TARGETED: Final = frozenset(
    ("DICE_REQUEST", "DICE_SPENDS", "JOURNAL_RESPONSE", "SECRET_NOTE", "NARRATION_SEGMENT", "ASIDE_ANSWER")
)
"""Kinds that are for named seats; without an explicit audience nobody but the GM sees them."""

GM_ONLY: Final = "gm_"
"""Keys that begin so are for the GM, at any depth of a body."""

INSTEAD: Final = "gm_instead"
"""In a body: what single seats are shown in its place, by seat; they count the event like everybody else."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: a seat's public id (None: somebody without a seat), and whether they are a GM."""

    seat: str | None
    is_gm: bool = False


def view_event(
    kind: str, body: Mapping[str, Json], audience: Audience, viewer: Viewer
) -> Mapping[str, Json] | None:
    """What a viewer may see of a stored event; None when they may not see it at all.

    The GM sees everything. An audience of None is everybody, except for targeted kinds, which are then taken
    for malformed and withheld. Keys for the GM are removed for everyone else. Who gets something else ``INSTEAD``
    gets only that.
    """
    if viewer.is_gm:
        return body
    if audience is None:
        if kind in TARGETED:
            return None
    elif viewer.seat is None or viewer.seat not in audience:
        return None
    others = body.get(INSTEAD)
    own = others.get(viewer.seat) if isinstance(others, dict) and viewer.seat is not None else None
    shown = own if isinstance(own, dict) else body
    return {key: _public(value) for key, value in shown.items() if not key.startswith(GM_ONLY)}


def _public(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _public(inner) for key, inner in value.items() if not key.startswith(GM_ONLY)}
    if isinstance(value, list | tuple):
        return [_public(inner) for inner in value]
    return value
