"""A book of the family: the tables and choices by which one Without Number game differs from the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from campaigns.errors import RulesError
from campaigns.rules.contracts import EncounterCategory, Json
from campaigns.rules.values import Rule
from campaigns.rules.without_number.abilities import Edge, Implant, Injury
from campaigns.rules.without_number.focus import Focus
from campaigns.rules.without_number.magic.workings import Tradition, Working
from campaigns.rules.without_number.perils import Afflictions
from campaigns.rules.without_number.powers import Power
from campaigns.rules.without_number.tables import (
    COMBAT_SKILLS,
    DIFFICULTIES,
    XP_TOTALS,
    Background,
    CharacterClass,
    Skill,
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Book:
    """Everything that the engine asks a book for; a pack's homebrew makes another one from it.

    ``no_pick_skills`` are not to be had for a free pick. ``saves`` maps a saving throw to the attributes of
    which the better one helps. ``favourites`` are the foci that automatic choices take, by kind. ``synonyms``
    maps a skill that a sentence calls for to the one that this book has for it. ``uses`` and ``observant`` are
    those of the facts. ``trauma``: hits may be traumatic, and falls leave ``injuries`` (by face of one die).
    ``edges`` and ``implants`` are what characters may have of them, ``powers`` mutations (of ``gift_groups``)
    and techniques (of ``effort_groups``, skills that give Effort). ``natural_extremes``: a d20 of 1 always misses
    and one of 20 always hits. ``reactions``: strangers mind a stigma and flaws (all), flaws alone, or none.
    ``afflictions`` are perils for body and mind.
    ``traditions`` of magic, their ``workings`` (spells and arts), and the creatures that these call (``conjured``).
    Two books are the same only when they are one object.
    """

    slug: str
    name: str
    source: str
    licence: str
    skills: Mapping[str, Skill]
    saves: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, CharacterClass]
    foci: Mapping[str, Focus]
    favourites: Mapping[str, tuple[str, ...]]
    rules: Mapping[str, Rule]
    unsupported: Mapping[str, str]
    uses: Mapping[str, str]
    no_pick_skills: tuple[str, ...] = ()
    class_aliases: Mapping[str, str] = field(default_factory=dict)
    backgrounds: Mapping[str, Background] = field(default_factory=dict)
    focus_aliases: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
    difficulties: Mapping[str, int] = field(default_factory=lambda: DIFFICULTIES)
    xp_totals: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: XP_TOTALS)
    trauma: bool = False
    edges: Mapping[str, Edge] = field(default_factory=dict)
    implants: Mapping[str, Implant] = field(default_factory=dict)
    injuries: tuple[Injury, ...] = ()
    powers: Mapping[str, Power] = field(default_factory=dict)
    gift_groups: tuple[str, ...] = ()
    effort_groups: tuple[str, ...] = ()
    afflictions: Afflictions = field(default_factory=Afflictions)
    traditions: Mapping[str, Tradition] = field(default_factory=dict)
    workings: Mapping[str, Working] = field(default_factory=dict)
    conjured: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    natural_extremes: bool = False
    reactions: Literal["all", "flaws", "none"] = "all"
    fighting: tuple[str, ...] = COMBAT_SKILLS
    observant: tuple[str, ...] = ("notice", "know", "survive")
    categories: tuple[EncounterCategory, ...] = ("fight", "chase", "duel", "debate", "social")

    def __repr__(self) -> str:
        return f"<Book {self.slug}>"

    def rule(self, kind: str) -> str:
        """The id of a rule in this book."""
        return f"{self.slug}.{kind}"

    def skill_label(self, skill: str) -> str:
        """What a skill is called."""
        return self.skills[skill].label if skill in self.skills else skill.capitalize()

    def class_named(self, archetype: str) -> CharacterClass:
        """The class of that id; raises RulesError naming the known ones."""
        found = self.classes.get(self.class_aliases.get(archetype, archetype))
        if found is None:
            raise RulesError(f"There is no class '{archetype}'.", hint=f"Classes: {', '.join(self.classes)}.")
        return found

    def focus_named(self, focus_id: str) -> Focus:
        """The focus of that id or of another name for it; raises RulesError naming the known ones."""
        focus = self.foci.get(self.focus_aliases.get(focus_id, focus_id))
        if focus is None:
            raise RulesError(
                f"There is no focus '{focus_id}'.", hint=f"Foci: {', '.join(sorted(self.foci))}."
            )
        return focus
