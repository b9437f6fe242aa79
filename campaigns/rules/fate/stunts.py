"""Stunts: what somebody can do that others with the same skill cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from campaigns.rules.fate.tables import Action

type When = Literal["", "first", "outnumbered", "hurt", "physical", "mental", "chase", "quiet"]
"""When a bonus counts: always; in the first exchange; against more enemies than friends; with a consequence; in a
physical or mental conflict; in a contest; outside any encounter."""


@dataclass(frozen=True, slots=True)
class Stunt:
    """A stunt the engine applies.

    ``bonus`` adds ``amount`` to ``skill`` in ``action`` (empty: any) under ``when``; ``swap`` lets ``skill`` stand in
    for ``instead_of`` in ``action``; ``once`` adds ``amount`` once a scene, after the dice, for nothing; ``tough``
    takes ``amount`` off every hit on the track that ``skill`` guards. ``claim`` is a circumstance in words that no
    engine can see: the player says that it is given, once the dice lie, and the table hears it.
    """

    id: str
    label: str
    text: str
    kind: Literal["bonus", "swap", "once", "tough"]
    skill: str
    action: Action | Literal[""] = ""
    amount: int = 2
    when: When = ""
    instead_of: str = ""
    claim: str = ""


_STUNTS = (
    Stunt(
        "first_blow",
        "First blow",
        "+2 to Fight attacks in the first exchange.",
        "bonus",
        "fight",
        "attack",
        when="first",
    ),
    Stunt(
        "cornered",
        "Cornered",
        "+2 to Fight defences while enemies outnumber friends.",
        "bonus",
        "fight",
        "defend",
        when="outnumbered",
    ),
    Stunt("dead_aim", "Dead aim", "+2 to create an advantage with Shoot.", "bonus", "shoot", "advantage"),
    Stunt(
        "steady_hand",
        "Steady hand",
        "+2 to Shoot attacks while you carry a consequence.",
        "bonus",
        "shoot",
        "attack",
        when="hurt",
    ),
    Stunt(
        "rooftops", "Rooftops", "+2 to Athletics in a chase.", "bonus", "athletics", "overcome", when="chase"
    ),
    Stunt(
        "slippery",
        "Slippery",
        "+2 to Athletics defences in the first exchange.",
        "bonus",
        "athletics",
        "defend",
        when="first",
    ),
    Stunt(
        "old_hand",
        "Old hand",
        "+2 to Investigate where there is time to look.",
        "bonus",
        "investigate",
        "overcome",
        when="quiet",
    ),
    Stunt(
        "margins",
        "Written in the margins",
        "+2 to Academics where there is time to read.",
        "bonus",
        "academics",
        "overcome",
        when="quiet",
    ),
    Stunt(
        "other_door",
        "The other door",
        "+2 to Burglary where nobody is looking.",
        "bonus",
        "burglary",
        "overcome",
        when="quiet",
    ),
    Stunt(
        "friends_everywhere",
        "Friends everywhere",
        "+2 to Contacts where there is time to ask.",
        "bonus",
        "contacts",
        "overcome",
        when="quiet",
    ),
    Stunt(
        "right_tool",
        "The right tool",
        "+2 to Crafts where there is time to work.",
        "bonus",
        "crafts",
        "overcome",
        when="quiet",
    ),
    Stunt(
        "deep_pockets",
        "Deep pockets",
        "+2 to create an advantage with Resources.",
        "bonus",
        "resources",
        "advantage",
    ),
    Stunt(
        "sharp_tongue",
        "Sharp tongue",
        "+2 to Provoke attacks in a conflict of words.",
        "bonus",
        "provoke",
        "attack",
        when="mental",
    ),
    Stunt(
        "stone_face",
        "Stone face",
        "+2 to Will defences in a conflict of words.",
        "bonus",
        "will",
        "defend",
        when="mental",
    ),
    Stunt(
        "good_listener",
        "Good listener",
        "+2 to create an advantage with Empathy.",
        "bonus",
        "empathy",
        "advantage",
    ),
    Stunt(
        "weak_spot",
        "Weak spot",
        "+2 to create an advantage with Notice in a fight.",
        "bonus",
        "notice",
        "advantage",
        when="physical",
    ),
    Stunt(
        "into_shadow",
        "Into shadow",
        "+2 to create an advantage with Stealth.",
        "bonus",
        "stealth",
        "advantage",
    ),
    Stunt(
        "behind_the_wheel",
        "Behind the wheel",
        "+2 to Drive in a chase.",
        "bonus",
        "drive",
        "overcome",
        when="chase",
    ),
    Stunt(
        "words_as_weapons",
        "Words as weapons",
        "Attack with Deceive in a conflict of words as others do with Provoke.",
        "swap",
        "deceive",
        "attack",
        instead_of="provoke",
    ),
    Stunt(
        "charm_offensive",
        "Charm offensive",
        "Attack with Rapport in a conflict of words as others do with Provoke.",
        "swap",
        "rapport",
        "attack",
        instead_of="provoke",
    ),
    Stunt(
        "read_the_blow",
        "Read the blow",
        "Defend against blows with Empathy.",
        "swap",
        "empathy",
        "defend",
        instead_of="fight",
    ),
    Stunt(
        "brace",
        "Brace",
        "Defend against blows with Physique.",
        "swap",
        "physique",
        "defend",
        instead_of="fight",
    ),
    Stunt(
        "knows_better",
        "Knows better",
        "Defend against words with Academics.",
        "swap",
        "academics",
        "defend",
        instead_of="provoke",
    ),
    Stunt(
        "second_wind",
        "Second wind",
        "Once a scene, +2 to a Physique or Athletics roll after the dice.",
        "once",
        "athletics",
    ),
    Stunt(
        "as_it_happens",
        "As it happens",
        "Once a scene, +2 to a Deceive roll after the dice.",
        "once",
        "deceive",
    ),
    Stunt("knew_it", "Knew it", "Once a scene, +2 to a Lore roll after the dice.", "once", "lore"),
    Stunt("thick_skin", "Thick skin", "Every physical hit is 1 shift less.", "tough", "physique", amount=1),
    Stunt("heard_worse", "Heard worse", "Every mental hit is 1 shift less.", "tough", "will", amount=1),
)
STUNTS: Final[Mapping[str, Stunt]] = MappingProxyType({stunt.id: stunt for stunt in _STUNTS})
