"""Templates: a whole character suggested for whoever has picked what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from campaigns.rules.fate.tables import PYRAMID

ASPECTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "high_concept": ("High concept", "Who you are in a phrase, good and bad."),
        "trouble": ("Trouble", "What keeps making your life harder."),
        "relationship": ("Relationship", "How you stand to somebody at this table."),
        "free_1": ("Another aspect", "Something else that is true of you."),
        "free_2": ("One more", "And one thing more."),
    }
)
"""The five aspects of a character: label, and what it asks for."""


USUAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "high_concept": "Came for a quiet week",
        "trouble": "Cannot leave a thing alone",
        "relationship": "Owes somebody here the truth",
        "free_1": "Has been in worse places than this",
        "free_2": "Never leaves a thing half done",
    }
)
"""Aspects for whoever has no template's and writes none of their own."""


@dataclass(frozen=True, slots=True)
class Template:
    """What somebody of this kind is usually like: aspects by their slot, skills from best to least, stunts."""

    id: str
    label: str
    aspects: Mapping[str, str] = field(default_factory=dict)
    skills: tuple[str, ...] = ()
    stunts: tuple[str, ...] = ()

    @property
    def pyramid(self) -> dict[str, int]:
        """The skills laid out on the pyramid."""
        return dict(zip(self.skills, PYRAMID, strict=True))


def _of(id: str, label: str, concept: str, trouble: str, skills: str, stunts: str) -> Template:
    aspects = {**USUAL, "high_concept": concept, "trouble": trouble}
    return Template(id, label, aspects, tuple(skills.split()), tuple(stunts.split()))


_TEMPLATES = (
    _of(
        "brawler",
        "Brawler",
        "Comes in by the door, whatever door it was",
        "Cannot leave an insult lying",
        "fight physique athletics provoke will notice drive contacts empathy stealth",
        "first_blow thick_skin cornered",
    ),
    _of(
        "sharpshooter",
        "Sharpshooter",
        "Waits longer than anybody likes",
        "Sees targets where others see people",
        "shoot notice stealth athletics will investigate fight crafts drive physique",
        "dead_aim steady_hand into_shadow",
    ),
    _of(
        "talker",
        "Talker",
        "A friend to whoever is in the room",
        "Has promised the same thing twice",
        "rapport deceive empathy contacts will provoke notice resources stealth athletics",
        "charm_offensive good_listener as_it_happens",
    ),
    _of(
        "scholar",
        "Scholar",
        "Has read the book they are using against us",
        "Would rather be right than safe",
        "academics investigate lore notice will crafts empathy contacts drive athletics",
        "margins old_hand knows_better",
    ),
    _of(
        "burglar",
        "Burglar",
        "Knows every roof and half the cellars",
        "Takes the thing nobody told them to take",
        "burglary stealth athletics notice deceive crafts fight contacts will shoot",
        "other_door slippery into_shadow",
    ),
    _of(
        "tinker",
        "Tinker",
        "Has a part for that somewhere",
        "Takes apart what still works",
        "crafts drive academics notice resources investigate shoot will athletics lore",
        "right_tool behind_the_wheel deep_pockets",
    ),
)
TEMPLATES: Final[Mapping[str, Template]] = MappingProxyType({one.id: one for one in _TEMPLATES})
