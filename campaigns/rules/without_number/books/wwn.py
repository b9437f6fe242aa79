"""Worlds Without Number: its skills, classes and backgrounds (SRD 1.2 to 1.5)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.books.mages import MAGES
from campaigns.rules.without_number.books.perils import PLAIN
from campaigns.rules.without_number.foci import FAVOURITES, FOCI, FOCUS_ALIASES
from campaigns.rules.without_number.magic.canon import WORKINGS
from campaigns.rules.without_number.magic.conjured import CONJURED
from campaigns.rules.without_number.magic.traditions import TRADITIONS
from campaigns.rules.without_number.rulebook import rules_for
from campaigns.rules.without_number.tables import (
    SAVES,
    Background,
    CharacterClass,
    Skill,
)

_SKILLS = (
    Skill("administer", "Administer", ("intelligence", "wisdom")),
    Skill("connect", "Connect", ("charisma", "wisdom")),
    Skill("convince", "Convince", ("charisma", "intelligence")),
    Skill("craft", "Craft", ("intelligence", "dexterity")),
    Skill("exert", "Exert", ("strength", "dexterity", "constitution")),
    Skill("heal", "Heal", ("intelligence", "dexterity")),
    Skill("know", "Know", ("intelligence",)),
    Skill("lead", "Lead", ("charisma", "wisdom")),
    Skill("magic", "Magic", ("intelligence",)),
    Skill("notice", "Notice", ("wisdom", "intelligence")),
    Skill("perform", "Perform", ("charisma", "dexterity")),
    Skill("pray", "Pray", ("wisdom", "charisma")),
    Skill("punch", "Punch", ("strength", "dexterity")),
    Skill("ride", "Ride", ("dexterity", "wisdom")),
    Skill("sail", "Sail", ("dexterity", "intelligence")),
    Skill("shoot", "Shoot", ("dexterity",)),
    Skill("sneak", "Sneak", ("dexterity", "wisdom")),
    Skill("stab", "Stab", ("strength", "dexterity")),
    Skill("survive", "Survive", ("wisdom", "constitution")),
    Skill("trade", "Trade", ("charisma", "intelligence")),
    Skill("work", "Work", ("wisdom", "constitution")),
)
SKILLS: Mapping[str, Skill] = MappingProxyType({skill.id: skill for skill in _SKILLS})
_CLASSES = (
    CharacterClass(
        "warrior",
        "Warrior",
        2,
        (1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        ("combat", "any"),
        ("strength", "dexterity", "constitution", "wisdom", "charisma", "intelligence"),
        ("stab", "exert", "notice", "shoot", "lead", "survive"),
        killing_blow=True,
        veterans_luck=True,
    ),
    CharacterClass(
        "expert",
        "Expert",
        0,
        (0, 1, 1, 2, 2, 3, 3, 4, 4, 5),
        ("other", "any"),
        ("dexterity", "intelligence", "charisma", "wisdom", "constitution", "strength"),
        ("sneak", "notice", "convince", "know", "stab", "craft"),
        masterful_expertise=True,
        quick_learner=True,
    ),
    CharacterClass(
        "adventurer",
        "Adventurer",
        2,
        (1, 2, 2, 3, 4, 5, 5, 6, 6, 7),
        ("combat", "other", "any"),
        ("dexterity", "strength", "constitution", "wisdom", "charisma", "intelligence"),
        ("stab", "notice", "sneak", "exert", "survive", "convince"),
        quick_learner=True,
    ),
)
CLASSES: Mapping[str, CharacterClass] = MappingProxyType({found.id: found for found in (*_CLASSES, *MAGES)})
CLASS_ALIASES: Mapping[str, str] = MappingProxyType({"adventurer_warrior_expert": "adventurer"})


BACKGROUNDS: Mapping[str, Background] = MappingProxyType(
    {
        "artisan": Background("craft", ("connect", "convince", "craft", "exert", "know", "notice", "trade")),
        "barbarian": Background(
            "survive", ("stab", "connect", "exert", "lead", "notice", "punch", "sneak", "survive")
        ),
    }
)

WWN = Book(
    slug="wwn",
    name="Worlds Without Number",
    source="WWN SRD 1.0",
    licence="Uses the Worlds Without Number SRD by Kevin Crawford, released under CC0.",
    skills=SKILLS,
    no_pick_skills=("magic",),
    saves=SAVES,
    classes=CLASSES,
    class_aliases=CLASS_ALIASES,
    backgrounds=BACKGROUNDS,
    foci=FOCI,
    focus_aliases=FOCUS_ALIASES,
    favourites=FAVOURITES,
    rules=rules_for("wwn"),
    afflictions=PLAIN,
    traditions=TRADITIONS,
    workings=WORKINGS,
    conjured=CONJURED,
    unsupported={
        "tradition": "Only High Mages, Elementalists, Necromancers, Healers and Vowed are played of the traditions.",
        "spell_points": "Nobody casts by spell points in these rules; there are no Invokers.",
        "magical_research": "Spells are not developed, workings not built and magical things not made in these rules.",
        "netrun": "There is no net to run in these rules.",
        "ship": "These rules know no fights between ships.",
        "dogfight": "These rules know no dogfights.",
    },
    uses={"persuade": "convince", "threaten": "lead", "steal": "sneak", "hide": "sneak", "heal": "heal"},
)
