"""The house's own sentences, for what a pack's phrasebook leaves out. They fit any world.

Slots: {pc} {npc} {foe} {place} {item} {quote} {exit} {feature} {lead} {name} and, for the person spoken of,
{they} {them} {their} (and {They} {Their}); ``{v:looks}`` is a verb that agrees with them, ``{n:is}`` one
that agrees with {feature} or {exit}. ``{line,}`` is a spoken line that goes on in the same sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

from narrator.engines.house.stock.echoes import ECHOES
from narrator.engines.house.stock.ends import ENDS
from narrator.engines.house.stock.fights import FIGHTS
from narrator.engines.house.stock.moments import MOMENTS
from narrator.engines.house.stock.people import PEOPLE
from narrator.engines.house.stock.scenes import SCENES
from narrator.engines.house.stock.senses import SENSES
from narrator.engines.house.stock.vignettes import VIGNETTES

STOCK: Mapping[str, tuple[str, ...]] = {
    **PEOPLE,
    **SCENES,
    **FIGHTS,
    **ENDS,
    **VIGNETTES,
    **MOMENTS,
    **ECHOES,
    **SENSES,
}
