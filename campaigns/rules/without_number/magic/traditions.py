"""The traditions that wwn plays (SRD 1.5.7, 1.5.9, 1.5.10, 1.5.14, 1.5.17)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.magic.workings import Tradition

HIGH_MAGIC = "high_magic"

_TRADITIONS = (
    Tradition(
        "high_mage",
        "High Mage",
        "The old common stock of spells, two more learned at each level, and arts that bend them.",
        partial_arts=(1, 1, 1, 0, 0, 1, 0, 0, 1, 0),
        full_arts=(2, 1, 0, 1, 0, 1, 0, 1, 0, 1),
        favourites=("iron_resolution", "empowered_sorcery", "retain_sorcery", "psychic_conversion",
                    "inexorable_effect", "ward_allies", "sense_magic"),
        spells=("wind_of_final_repose", "coruscating_coffin", "wardpact", "velocitous_imbuement"),
        lists=(HIGH_MAGIC,),
        learns=2,
        full=True,
    ),
    Tradition(
        "elementalist",
        "Elementalist",
        "Fire, water, stone and wind that answer; spells of their own beside the common ones.",
        partial_arts=(1, 0, 1, 0, 0, 1, 0, 0, 1, 0),
        full_arts=(1, 1, 0, 1, 0, 1, 0, 1, 0, 1),
        basics=("elemental_resilience", "elemental_sparks"),
        favourites=("elemental_blast", "pavis_of_elements", "stunning_shock", "petrifying_stare", "flamesight"),
        spells=("coruscating_coffin", "elemental_favor", "wind_of_final_repose", "flame_scrying"),
        lists=(HIGH_MAGIC, "elementalist"),
        learns=1,
        full=True,
    ),
    Tradition(
        "necromancer",
        "Necromancer",
        "The border between living and dead, and what can be made to cross it.",
        partial_arts=(1, 1, 1, 0, 0, 1, 0, 0, 1, 0),
        full_arts=(2, 1, 0, 1, 0, 1, 0, 1, 0, 1),
        favourites=("cold_flesh", "red_harvest", "unliving_persistence", "keeper_of_the_gate", "life_bridge",
                    "master_of_bones"),
        spells=("coruscating_coffin", "smite_the_dead", "command_the_dead", "wind_of_final_repose"),
        lists=(HIGH_MAGIC, "necromancer"),
        learns=1,
        full=True,
    ),
    Tradition(
        "healer",
        "Healer",
        "No spells, but hands that close wounds, in armour or out of it.",
        partial_arts=(1, 1, 0, 1, 1, 1, 0, 1, 0, 1),
        basics=("healing_touch",),
        favourites=("empowered_healer", "facile_healer", "vital_furnace", "healers_knife", "purge_ailment",
                    "healers_eye", "tireless_vigor"),
        skill="heal",
        base=0,
        barred=False,
    ),
    Tradition(
        "vowed",
        "Vowed",
        "A body made the only weapon it needs, by an order's discipline.",
        partial_arts=(1, 1, 0, 1, 1, 0, 0, 1, 0, 1),
        basics=("martial_style", "unarmed_might", "unarmored_defense"),
        favourites=("revivifying_breath", "brutal_counter", "leap_of_the_heavens", "purified_body",
                    "faultless_awareness", "inward_eye"),
        skill="",
        attributes=("strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma"),
        base=0,
        least_hit_bonus=0,
    ),
)  # fmt: skip
TRADITIONS: Mapping[str, Tradition] = MappingProxyType({found.id: found for found in _TRADITIONS})
ORDERS = ("exert", "know", "magic", "pray", "heal", "notice", "perform", "sneak", "survive")
"""The skills that an order of Vowed may teach, the likeliest first."""
