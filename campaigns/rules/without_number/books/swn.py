"""Stars Without Number: the three callings and those between, psychic disciplines (facts; the words are ours)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.books.modern import FAVOURITES, PILOT, SYNONYMS, USES, foci_for, skills_of
from campaigns.rules.without_number.books.perils import PLAIN
from campaigns.rules.without_number.books.techniques import DISCIPLINES, TECHNIQUES
from campaigns.rules.without_number.rulebook import rules_for
from campaigns.rules.without_number.tables import SAVES, CharacterClass

HALF_LEVEL = (0, 1, 1, 2, 2, 3, 3, 4, 4, 5)
PARTIAL_WARRIOR = (1, 2, 2, 3, 4, 5, 5, 6, 6, 7)
SKILLS = skills_of(PILOT, *DISCIPLINES)
OWN_SYNONYMS = MappingProxyType({**SYNONYMS, "ride": "pilot", "sail": "pilot"})

_WARRIOR = CharacterClass(
    "warrior",
    "Warrior",
    2,
    tuple(range(1, 11)),
    ("combat", "any"),
    ("dexterity", "constitution", "strength", "wisdom", "intelligence", "charisma"),
    ("shoot", "exert", "stab", "notice", "survive", "lead"),
    killing_blow=True,
    veterans_luck=True,
)
_EXPERT = CharacterClass(
    "expert",
    "Expert",
    0,
    HALF_LEVEL,
    ("other", "any"),
    ("intelligence", "dexterity", "charisma", "wisdom", "constitution", "strength"),
    ("fix", "pilot", "program", "talk", "notice", "sneak"),
    masterful_expertise=True,
    quick_learner=True,
)
_PSYCHIC = CharacterClass(
    "psychic",
    "Psychic",
    0,
    HALF_LEVEL,
    ("any",),
    ("wisdom", "constitution", "intelligence", "charisma", "dexterity", "strength"),
    ("notice", "know", "talk", "survive", "shoot", "heal"),
    disciplines=2,
)
_ADVENTURER = CharacterClass(
    "adventurer",
    "Adventurer",
    2,
    PARTIAL_WARRIOR,
    ("combat", "other", "any"),
    ("dexterity", "strength", "constitution", "wisdom", "charisma", "intelligence"),
    ("shoot", "notice", "sneak", "exert", "pilot", "talk"),
    quick_learner=True,
)
_CLASSES = (
    _WARRIOR,
    _EXPERT,
    _PSYCHIC,
    _ADVENTURER,
    replace(
        _ADVENTURER,
        id="adventurer_warrior_psychic",
        label="Adventurer (Warrior and Psychic)",
        focus_picks=("combat", "any"),
        prime=("wisdom", "dexterity", "constitution", "strength", "intelligence", "charisma"),
        quick_learner=False,
        disciplines=1,
    ),
    replace(
        _PSYCHIC,
        id="adventurer_expert_psychic",
        label="Adventurer (Expert and Psychic)",
        focus_picks=("other", "any"),
        quick_learner=True,
        disciplines=1,
    ),
)
CLASSES: Mapping[str, CharacterClass] = MappingProxyType({found.id: found for found in _CLASSES})

SWN = Book(
    slug="swn",
    name="Stars Without Number",
    source="Stars Without Number, its numbers",
    licence="Plays by numbers known of Stars Without Number by Kevin Crawford; no text of it is used.",
    skills=SKILLS,
    no_pick_skills=tuple(skill.id for skill in DISCIPLINES),
    saves=MappingProxyType({save: attributes for save, attributes in SAVES.items() if attributes}),
    classes=CLASSES,
    class_aliases={"adventurer_warrior_expert": "adventurer"},
    foci=foci_for(SKILLS, OWN_SYNONYMS),
    favourites=FAVOURITES,
    synonyms=OWN_SYNONYMS,
    rules=rules_for("swn"),
    uses=USES,
    powers=TECHNIQUES,
    categories=("fight", "chase", "duel", "debate", "social", "ship", "dogfight"),
    effort_groups=tuple(skill.id for skill in DISCIPLINES),
    afflictions=PLAIN,
    unsupported={
        "magic": "These rules are played without magic; psychics have disciplines.",
        "netrun": "There is no net to run in these rules.",
    },
)
