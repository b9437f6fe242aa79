"""Where a rule stands: the names of sources as rulings give them."""

from __future__ import annotations

from typing import Final

HOUSE: Final = "SideQuest house reading"
CITIES: Final = "Cities Without Number, its numbers"
STARS: Final = "Stars Without Number, its numbers"
