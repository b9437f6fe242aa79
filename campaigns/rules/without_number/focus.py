"""What a focus is: a talent of 1.6 with up to two levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Focus:
    """A focus: what kind of pick it is, its bonus skills (the likeliest first), its levels in our own words.

    ``any_skill`` grants a skill of one's choice that is neither magical nor for fighting; ``only`` names the
    classes that may take it; ``told`` marks a focus without dice.
    """

    id: str
    label: str
    kind: Literal["combat", "other"]
    skills: tuple[str, ...]
    levels: tuple[str, ...]
    any_skill: bool = False
    only: tuple[str, ...] = ()
    told: bool = False
