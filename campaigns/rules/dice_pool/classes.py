"""What kinds of people creation suggests: priorities, attributes in order, skills in order, spells and ware."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import Field


@dataclass(frozen=True, slots=True)
class Archetype:
    """A suggestion, not a fence: ``priorities`` are the rows for attributes, skills, magic, resources, edge."""

    id: str
    label: str
    text: str
    priorities: Annotated[str, Field(pattern="^[A-E]{5}$")]
    prime: tuple[str, ...]
    skills: tuple[str, ...]
    spells: tuple[str, ...] = ()
    ware: tuple[str, ...] = ()


_ALL = (
    Archetype("gun", "Gun", "Shoots first, and is asked questions later.", "ABEDC",
              ("quickness", "body", "wits", "will", "strength", "charm"),
              ("firearms", "athletics", "perception", "stealth", "intimidation", "driving"), (), ("shutters",)),
    Archetype("bruiser", "Bruiser", "Stands in doors.", "ACEBD",
              ("body", "strength", "quickness", "will", "wits", "charm"),
              ("brawl", "blades", "athletics", "intimidation", "firearms", "streetwise"), (), ("bone_sheath", "hide")),
    Archetype("ghost", "Ghost", "Was here; has been gone an hour.", "BAECD",
              ("quickness", "wits", "body", "will", "charm", "strength"),
              ("stealth", "sleight", "perception", "athletics", "blades", "engineering"), (), ("owl_eyes",)),
    Archetype("hacker", "Hacker", "Knows your door better than you do.", "BAECD",
              ("wits", "will", "quickness", "body", "charm", "strength"),
              ("hacking", "engineering", "perception", "firearms", "stealth", "deception"), (), ("skull_port",)),
    Archetype("mage", "Mage", "Pays for everything afterwards.", "BCAED",
              ("will", "wits", "charm", "body", "quickness", "strength"),
              ("sorcery", "perception", "conjuring", "etiquette", "stealth", "firearms"),
              ("lance", "lullaby", "knit", "buckler", "cloud_the_eye")),
    Archetype("talker", "Talker", "Has a cousin there.", "BAEDC",
              ("charm", "wits", "will", "quickness", "body", "strength"),
              ("negotiation", "etiquette", "deception", "streetwise", "intimidation", "firearms")),
    Archetype("driver", "Driver", "Keeps the engine running.", "BAECD",
              ("quickness", "wits", "body", "will", "charm", "strength"),
              ("driving", "engineering", "firearms", "perception", "streetwise", "athletics"), (), ("palm_link",)),
    Archetype("medic", "Medic", "Says it will not hurt.", "BAEDC",
              ("wits", "will", "quickness", "charm", "body", "strength"),
              ("medicine", "perception", "etiquette", "firearms", "athletics", "streetwise")),
)  # fmt: skip
ARCHETYPES: Final[Mapping[str, Archetype]] = MappingProxyType({one.id: one for one in _ALL})
