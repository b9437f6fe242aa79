"""Foci of 1.6 that work without magic.

Most have effects that the rules apply by themselves. Those marked ``told`` grant their bonus skill and are
otherwise a promise to the player that the table keeps: the text is shown and given to whoever narrates.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.fighting_foci import FIGHTING_FOCI
from campaigns.rules.without_number.focus import Focus
from campaigns.rules.without_number.peaceful_foci import PEACEFUL_FOCI

FOCI: Mapping[str, Focus] = MappingProxyType({focus.id: focus for focus in (*FIGHTING_FOCI, *PEACEFUL_FOCI)})
FOCUS_ALIASES: Mapping[str, str] = MappingProxyType(
    {"ironhide": "impervious_defense", "sniper": "snipers_eye"}
)

FAVOURITES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "combat": ("die_hard", "armsmaster", "shocking_assault", "alert", "close_combatant", "deadeye"),
        "other": ("specialist", "gifted_chirurgeon", "diplomatic_grace", "authority", "trapmaster"),
    }
)
