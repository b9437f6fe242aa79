"""How far spells and arts reach, and whom an area meets (SRD 1.5.7.1 to 1.5.14.1, 4.2.4, 4.4.0 to 4.6.0)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from campaigns.rules.without_number.magic.workings import TOUCH, Area, Working

_A_LEVEL: Final[Mapping[str, int]] = MappingProxyType(
    {
        "coruscating_coffin": 100, "cerebral_divulgence": 100, "extirpate_arcana": 100, "congelating_cold": 100,
        "howl_of_light": 50, "fury_of_the_elements": 100, "smite_the_dead": 100, "elemental_blast": 50,
        "stunning_shock": 50, "keeper_of_the_gate": 20,
    }
)  # fmt: skip
_FEET: Final[Mapping[str, int]] = MappingProxyType(
    {
        "damnation_of_the_sense": 200, "transpicuous_transformation": 100, "shackles_of_volition": 100,
        "velocitous_imbuement": 100, "wardpact": 200, "wind_of_final_repose": 200, "inexorable_step": 100,
        "mantle_of_dissection": 30, "glass_chimes": 40, "phobic_storm": 40, "aeolian_auctoritas": 100,
        "black_glass_labyrinth": 300, "prismatic_hemicycle": 100, "deluge_of_hell": 3000, "boreal_wings": 100,
        "calcifying_scourge": 100, "command_the_dead": 100, "enfeebling_wave": 100, "compel_flesh": 100,
        "everlasting": 50, "suppress_magic": 100, "life_bridge": TOUCH, "healing_touch": TOUCH,
        "healers_knife": TOUCH, "purge_ailment": TOUCH, "revive_the_fallen": TOUCH,
    }
)  # fmt: skip
_AREAS: Final[Mapping[str, Area]] = MappingProxyType({"glass_chimes": "around", "phobic_storm": "around"})


def reaching(working: Working) -> Working:
    """A spell or an art of the SRD with the range and the area that it has there; a bowshot where it names none."""
    a_level = _A_LEVEL.get(working.id, 0)
    feet = a_level or _FEET.get(working.id, working.feet)
    return replace(working, feet=feet, a_level=bool(a_level), area=_AREAS.get(working.id, working.area))
