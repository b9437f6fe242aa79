"""Cities Without Number: no classes but edges, trauma, soak, cyberware (facts; the words are ours)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.books.edges import EDGES
from campaigns.rules.without_number.books.implants import IMPLANTS
from campaigns.rules.without_number.books.injuries import INJURIES
from campaigns.rules.without_number.books.modern import DRIVE, FAVOURITES, SYNONYMS, USES, foci_for, skills_of
from campaigns.rules.without_number.books.perils import CITY
from campaigns.rules.without_number.rulebook import rules_for
from campaigns.rules.without_number.tables import SAVES, CharacterClass

HALF_LEVEL = (0, 1, 1, 2, 2, 3, 3, 4, 4, 5)
SKILLS = skills_of(DRIVE)


def _concept(
    concept_id: str, label: str, prime: tuple[str, ...], leaning: tuple[str, ...], edges: tuple[str, ...]
) -> CharacterClass:
    return CharacterClass(concept_id, label, 0, HALF_LEVEL, ("any",), prime, leaning, edges=edges)


_CLASSES = (
    _concept(
        "operator",
        "Operator",
        ("dexterity", "intelligence", "constitution", "wisdom", "charisma", "strength"),
        ("shoot", "notice", "sneak", "exert", "talk", "fix"),
        ("on_target", "masterful_expertise"),
    ),
    _concept(
        "soldier",
        "Soldier",
        ("dexterity", "constitution", "strength", "wisdom", "intelligence", "charisma"),
        ("shoot", "exert", "stab", "notice", "survive", "lead"),
        ("on_target", "hard_to_kill"),
    ),
    _concept(
        "hacker",
        "Hacker",
        ("intelligence", "dexterity", "wisdom", "constitution", "charisma", "strength"),
        ("program", "fix", "know", "notice", "shoot", "sneak"),
        ("hacker", "masterful_expertise"),
    ),
    _concept(
        "ghost",
        "Ghost",
        ("dexterity", "wisdom", "constitution", "intelligence", "strength", "charisma"),
        ("sneak", "stab", "notice", "exert", "shoot", "connect"),
        ("ghost", "killing_blow"),
    ),
    _concept(
        "face",
        "Face",
        ("charisma", "wisdom", "intelligence", "dexterity", "constitution", "strength"),
        ("talk", "connect", "lead", "trade", "notice", "shoot"),
        ("face", "veterans_luck"),
    ),
)
CLASSES: Mapping[str, CharacterClass] = MappingProxyType({found.id: found for found in _CLASSES})

CWN = Book(
    slug="cwn",
    name="Cities Without Number",
    source="Cities Without Number, its numbers",
    licence=(
        "Plays by the numbers of Cities Without Number by Kevin Crawford, whose SRD is released under CC0; "
        "the words are ours."
    ),
    skills=SKILLS,
    saves=SAVES,
    classes=CLASSES,
    foci=foci_for(SKILLS, SYNONYMS),
    favourites=FAVOURITES,
    synonyms=SYNONYMS,
    rules=rules_for("cwn"),
    uses=USES,
    trauma=True,
    edges=EDGES,
    implants=IMPLANTS,
    injuries=INJURIES,
    categories=("fight", "chase", "duel", "debate", "social", "netrun"),
    afflictions=CITY,
    unsupported={
        "magic": "These rules are played without magic.",
        "ship": "These rules know no fights between ships.",
        "dogfight": "Vehicles do not fight in these rules yet.",
    },
)
