"""What the books with engines and guns share: their skills, what sentences mean by them, their foci."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from campaigns.rules.without_number.foci import FOCI
from campaigns.rules.without_number.focus import Focus
from campaigns.rules.without_number.tables import Skill

SHARED_SKILLS = (
    Skill("administer", "Administer", ("intelligence", "wisdom")),
    Skill("connect", "Connect", ("charisma", "wisdom")),
    Skill("exert", "Exert", ("strength", "dexterity", "constitution")),
    Skill("fix", "Fix", ("intelligence", "dexterity")),
    Skill("heal", "Heal", ("intelligence", "dexterity")),
    Skill("know", "Know", ("intelligence",)),
    Skill("lead", "Lead", ("charisma", "wisdom")),
    Skill("notice", "Notice", ("wisdom", "intelligence")),
    Skill("perform", "Perform", ("charisma", "dexterity")),
    Skill("program", "Program", ("intelligence", "dexterity")),
    Skill("punch", "Punch", ("strength", "dexterity")),
    Skill("shoot", "Shoot", ("dexterity",)),
    Skill("sneak", "Sneak", ("dexterity", "wisdom")),
    Skill("stab", "Stab", ("strength", "dexterity")),
    Skill("survive", "Survive", ("wisdom", "constitution")),
    Skill("talk", "Talk", ("charisma", "intelligence")),
    Skill("trade", "Trade", ("charisma", "intelligence")),
    Skill("work", "Work", ("wisdom", "constitution")),
)
DRIVE = Skill("drive", "Drive", ("dexterity", "intelligence"))
PILOT = Skill("pilot", "Pilot", ("dexterity", "intelligence"))
SYNONYMS: Mapping[str, str] = MappingProxyType(
    {"convince": "talk", "craft": "fix", "ride": "drive", "sail": "drive", "magic": "know", "pray": "know"}
)
USES: Mapping[str, str] = MappingProxyType(
    {"persuade": "talk", "threaten": "lead", "steal": "sneak", "hide": "sneak", "heal": "heal"}
)
FAVOURITES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "combat": ("alert", "deadeye", "die_hard", "close_combatant", "armsmaster", "shocking_assault"),
        "other": ("specialist", "gifted_chirurgeon", "diplomatic_grace", "authority", "connected"),
    }
)


def skills_of(*more: Skill) -> Mapping[str, Skill]:
    """The shared skills and ``more``, by id in the order of their labels."""
    found = sorted((*SHARED_SKILLS, *more), key=lambda skill: skill.label)
    return MappingProxyType({skill.id: skill for skill in found})


def foci_for(skills: Mapping[str, Skill], synonyms: Mapping[str, str]) -> Mapping[str, Focus]:
    """The family's foci with the bonus skills of a book; those whose every skill it lacks are left out."""
    found = dict[str, Focus]()
    for focus in FOCI.values():
        own = tuple(dict.fromkeys(_known(focus.skills, skills, synonyms)))
        if own or focus.any_skill or not focus.skills:
            found[focus.id] = replace(focus, skills=own, only=())
    return MappingProxyType(found)


def _known(wanted: Iterable[str], skills: Mapping[str, Skill], synonyms: Mapping[str, str]) -> Iterable[str]:
    translated = (synonyms.get(skill, skill) for skill in wanted)
    return (skill for skill in translated if skill in skills)
