"""Things in Fate: not an economy; what one carries gives reach, a weapon's name, and a little protection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json
from campaigns.rules.fate.sheet import Being
from campaigns.rules.fate.tables import SKILLS

MOST_ARMOUR: Final = 4


def with_gear(being: Being, gear: Sequence[Mapping[str, Json]]) -> Being:
    """The sheet with what is now carried: the best readied weapon, and armour by ``stats.armour``.

    Raises RulesError for a weapon whose skill is none that attacks.
    """
    ready = [item for item in gear if item.get("equipped", True) and int(str(item.get("quantity") or 1)) > 0]
    weapons = [item for item in ready if item.get("category") == "weapon"]
    reach = []
    for item in weapons:
        skill = str(item.get("skill") or "fight")
        if skill not in SKILLS or SKILLS[skill].attacks is None:
            raise RulesError(
                f"{item.get('name')}: one cannot attack with {skill}.", hint="Use fight or shoot."
            )
        reach.append(f"{skill}:{item.get('name')}")
    armour = max((_rating(item) for item in ready), default=0)
    return replace(being, reach=tuple(dict.fromkeys(reach)), armour=min(MOST_ARMOUR, armour))


def weapon_for(being: Being, skill: str) -> str:
    """What somebody strikes with when they use a skill; empty for bare hands and words."""
    for entry in being.reach:
        kind, _, name = entry.partition(":")
        if kind == skill:
            return name
    return being.weapon if skill in ("fight", "shoot") else ""


def _rating(item: Mapping[str, Json]) -> int:
    stats = item.get("stats")
    value = stats.get("armour") if isinstance(stats, Mapping) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
