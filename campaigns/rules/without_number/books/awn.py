"""Ashes Without Number: edges and trauma as in the cities, and mutations (facts; the words are ours)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.abilities import Edge
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.books.cwn import HALF_LEVEL
from campaigns.rules.without_number.books.edges import EDGES as CITY_EDGES
from campaigns.rules.without_number.books.injuries import INJURIES
from campaigns.rules.without_number.books.modern import DRIVE, FAVOURITES, SYNONYMS, USES, foci_for, skills_of
from campaigns.rules.without_number.books.mutations import MUTATIONS
from campaigns.rules.without_number.books.perils import ASHEN
from campaigns.rules.without_number.rulebook import rules_for
from campaigns.rules.without_number.tables import SAVES, CharacterClass

SKILLS = skills_of(DRIVE)
_EDGES = (
    *(edge for edge in CITY_EDGES.values() if edge.id not in ("wired", "hacker")),
    Edge("mutant", "Mutant", "The change gave before it took: two points for gifts.", mutation_points=2),
)
EDGES: Mapping[str, Edge] = MappingProxyType({edge.id: edge for edge in _EDGES})


def _concept(
    concept_id: str, label: str, prime: tuple[str, ...], leaning: tuple[str, ...], edges: tuple[str, ...]
) -> CharacterClass:
    return CharacterClass(concept_id, label, 0, HALF_LEVEL, ("any",), prime, leaning, edges=edges)


_CLASSES = (
    _concept(
        "survivor",
        "Survivor",
        ("constitution", "wisdom", "dexterity", "strength", "intelligence", "charisma"),
        ("survive", "notice", "shoot", "exert", "stab", "heal"),
        ("hard_to_kill", "masterful_expertise"),
    ),
    _concept(
        "raider",
        "Raider",
        ("strength", "dexterity", "constitution", "wisdom", "charisma", "intelligence"),
        ("stab", "shoot", "drive", "exert", "notice", "lead"),
        ("on_target", "killing_blow"),
    ),
    _concept(
        "scavenger",
        "Scavenger",
        ("dexterity", "intelligence", "wisdom", "constitution", "charisma", "strength"),
        ("fix", "sneak", "notice", "trade", "shoot", "know"),
        ("ghost", "masterful_expertise"),
    ),
    _concept(
        "mutant",
        "Mutant",
        ("constitution", "strength", "dexterity", "wisdom", "intelligence", "charisma"),
        ("punch", "survive", "exert", "notice", "sneak", "talk"),
        ("mutant", "hard_to_kill"),
    ),
)
CLASSES: Mapping[str, CharacterClass] = MappingProxyType({found.id: found for found in _CLASSES})

AWN = Book(
    slug="awn",
    name="Ashes Without Number",
    source="Ashes Without Number, its numbers",
    licence="Plays by numbers known of Ashes Without Number by Kevin Crawford; no text of it is used.",
    skills=SKILLS,
    saves=SAVES,
    classes=CLASSES,
    foci=foci_for(SKILLS, SYNONYMS),
    favourites=FAVOURITES,
    synonyms=SYNONYMS,
    rules=rules_for("awn"),
    uses=USES,
    trauma=True,
    natural_extremes=True,
    edges=EDGES,
    injuries=INJURIES,
    powers=MUTATIONS,
    gift_groups=("structure", "sense", "hybrid", "cognition", "pseudo_psychic", "exotic"),
    afflictions=ASHEN,
    unsupported={
        "magic": "These rules are played without magic.",
        "netrun": "No net has outlived the world of these rules.",
        "ship": "These rules know no fights between ships.",
        "dogfight": "Vehicles do not fight in these rules yet.",
    },
)
