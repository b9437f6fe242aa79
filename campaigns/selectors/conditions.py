"""How somebody is, in words: what the rules say, and which senses the GM has taken."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from campaigns.rules.contracts import SheetView
from campaigns.world.entities import CharacterState
from campaigns.world.senses import LOST

_WITHOUT: Final = {
    "sight": gettext_lazy("Blinded"),
    "hearing": gettext_lazy("Deafened"),
    "awareness": gettext_lazy("Senseless"),
}


def conditions_of(character: CharacterState, view: SheetView) -> list[str]:
    """A character's conditions, as pages show them."""
    taken = character.data.get(LOST)
    lost = [str(_WITHOUT[str(one)]) for one in taken if one in _WITHOUT] if isinstance(taken, list) else []
    return [*view.statuses, *lost]
