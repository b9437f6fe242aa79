"""Stat lines that have powers: what a creature may know, and how magic and gifts see it (SRD 5.1).

A mage among the creatures has spells and arts at a level equal to its hit dice, and Effort equal to its skill and two.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from campaigns.errors import RulesError
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.magic.memory import Memory
from campaigns.rules.without_number.magic.workings import FULL, Working
from campaigns.rules.without_number.powers import Power
from campaigns.rules.without_number.tables import ATTRIBUTES, MAX_LEVEL
from campaigns.rules.without_number.vitals import harm, with_vitals

POWERS_IN_USE: Final = ("damage", "drain", "heal", "ward", "hinder", "opening", "stun", "hearten")
WORKINGS_IN_USE: Final = (
    "damage", "bolt", "heal", "bind", "sleep", "banish", "petrify", "dispel", "summon",
)  # fmt: skip
BY_THEMSELVES: Final = (
    "counter_magic", "empowered_sorcery", "inexorable_effect", "iron_resolution", "ward_allies",
)  # fmt: skip
COMMAND_LINES: Final = ("paralyse", "glitch", "kill")
"""Programs that a demon runs in the net, in the order in which it lists them."""
HIGHEST_RATING: Final = 4
_PLAIN, _GIFTED = 10, 14


def practitioner(foe: Foe) -> Hero:
    """A creature as magic and gifts see it: of its hit dice in levels, with Effort of its skill and two.

    Everything it knows is prepared. Its body is the creature's, and goes back to it by ``returned``.
    """
    book, skill = foe.book, max(0, foe.skill)
    workings = [book.workings[found] for found in foe.knows if found in book.workings]
    groups = _traditions(foe, workings)
    skills = {
        (book.traditions[found].skill or "magic"): min(
            HIGHEST_RATING, skill + 1 - book.traditions[found].base
        )
        for found in groups
    }
    gifts = [book.powers[found] for found in foe.knows if found in book.powers]
    skills.update(
        {gift.group: min(HIGHEST_RATING, skill) for gift in gifts if gift.group in book.effort_groups}
    )
    spells = tuple(found.id for found in workings if found.kind == "spell")
    arts = tuple(found.id for found in workings if found.kind == "art")
    return Hero(
        name=foe.name,
        background="",
        archetype=_archetype(foe),
        level=min(MAX_LEVEL, foe.hd),
        xp=0,
        attributes={**dict.fromkeys(ATTRIBUTES, _PLAIN), "intelligence": _GIFTED, "wisdom": _GIFTED},
        skills=skills,
        foci={},
        vitals=foe.vitals,
        used=foe.used,
        powers=tuple(gift.id for gift in gifts),
        magic=Memory(traditions=groups, arts=arts, spells=spells, prepared=spells),
        rules=foe.rules,
        book=book,
    )


def returned(foe: Foe, after: Body) -> Foe:
    """The creature after what it did as a practitioner: what it has spent, and what that did to its body."""
    if not isinstance(after, Hero):
        return foe
    spent = replace(foe, used=after.used)
    if after.vitals.condition != "up":
        return with_vitals(spent, harm(spent, spent.vitals.hp).body.vitals)
    return replace(spent, vitals=after.vitals)


def check_known(foe: Foe) -> None:
    """Raise RulesError, naming the place, when a creature knows what there is not, or what no creature can use."""
    for number, found in enumerate(foe.knows):
        where = f"{foe.name} cannot fight: stats.knows.{number}"
        working, power = foe.book.workings.get(found), foe.book.powers.get(found)
        if working is not None:
            wrong = _wrong_working(foe, working)
        elif power is not None:
            wrong = _wrong_power(foe, power)
        elif found in COMMAND_LINES and "netrun" in foe.book.categories:
            wrong = ""
        else:
            wrong = (
                f"there is no spell, art, mutation, technique or demon's program '{found}' in {foe.book.slug}"
            )
        if wrong:
            raise RulesError(f"{where}: {wrong}.", hint="Name what it uses in a fight, within its hit dice.")


def _wrong_working(foe: Foe, working: Working) -> str:
    if working.id in BY_THEMSELVES:
        return ""
    if not working.is_used or working.effect not in WORKINGS_IN_USE or working.commit == "held":
        return f"{working.label} is nothing that a creature uses in a fight"
    level = min(MAX_LEVEL, foe.hd)
    most = FULL.max_level[level - 1] if working.kind == "spell" else level
    return f"{working.label} is beyond {foe.hd} hit dice" if working.level > most else ""


def _wrong_power(foe: Foe, power: Power) -> str:
    if power.effect not in POWERS_IN_USE:
        return f"{power.label} is nothing that a creature uses in a fight"
    if power.group in foe.book.effort_groups and power.level > foe.skill:
        return f"{power.label} takes a skill of {power.level}"
    return ""


def _traditions(foe: Foe, workings: list[Working]) -> tuple[str, ...]:
    """The traditions behind what is known: that of each art, and for each spell the first that has its list."""
    known = foe.book.traditions
    found: list[str] = []
    for working in workings:
        if working.kind == "art":
            found.append(working.group)
        elif not any(working.group in known[one].lists for one in found):
            found.extend([one for one, tradition in known.items() if working.group in tradition.lists][:1])
    return tuple(dict.fromkeys(found))


def _archetype(foe: Foe) -> str:
    classes = foe.book.classes
    return next((found for found, klass in classes.items() if klass.full_mage), next(iter(classes)))
