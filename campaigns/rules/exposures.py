"""What a place does to whoever is there, as the rules are told of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exposure:
    """Something that harms whoever is near it, announced before it does.

    ``kind`` is ``harm``, or what a ruleset may know better (radiation, disease, poison, stress); rules that do not
    know it take it for harm. ``damage`` are the dice of that harm (empty: none). ``skill`` and ``difficulty`` (a key
    or digits) keep it off; without a skill nothing does. ``strength`` from -4 (mild) to 4 (dire) weighs on a saving
    throw; ``peril`` names one of the ruleset's own, such as a disease.
    """

    label: str
    kind: str = "harm"
    damage: str = ""
    skill: str = ""
    difficulty: str = ""
    strength: int = 0
    peril: str = ""
