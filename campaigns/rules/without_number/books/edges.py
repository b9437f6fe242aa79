"""Edges: what a character without a class is good at (numbers as published, words ours)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.abilities import Edge

_EDGES = (
    Edge(
        "hard_to_kill",
        "Hard to Kill",
        "2 more hit points a level, and a body that breaks less easily (Trauma Target +1).",
        hit_bonus=2,
        trauma_target=1,
    ),
    Edge(
        "on_target",
        "On Target",
        "Fights by trade: the attack bonus is the level.",
        ("shoot", "stab", "punch"),
        full_attack=True,
    ),
    Edge(
        "killing_blow",
        "Killing Blow",
        "Every attack does half the level more damage, and its Trauma Die counts 1 more.",
        ("stab", "shoot", "punch"),
        trauma_die=1,
        gift="killing_blow",
    ),
    Edge(
        "veterans_luck",
        "Veteran's Luck",
        "Once a scene a miss becomes a hit, or a hit on you a miss.",
        gift="veterans_luck",
    ),
    Edge(
        "masterful_expertise",
        "Masterful Expertise",
        "Once a scene a failed check that is not for fighting is thrown again.",
        gift="masterful_expertise",
    ),
    Edge(
        "educated",
        "Educated",
        "One skill point more at each level.",
        ("know", "program", "heal"),
        gift="quick_learner",
    ),
    Edge("focused", "Focused", "Begins with one focus more.", foci=1),
    Edge(
        "prodigy",
        "Prodigy",
        "One attribute other than Constitution is 18, and its modifier 3.",
        gift="prodigy",
    ),
    Edge(
        "ghost",
        "Ghost",
        "Once a scene a failed Sneak check is thrown again.",
        ("sneak",),
        gift="ghost",
    ),
    Edge(
        "face",
        "Face",
        "Knows somebody everywhere: once a week there is a contact who can do a small favour.",
        ("connect", "talk"),
        told=True,
    ),
    Edge(
        "hacker",
        "Hacker",
        "At home in machines: a jack and a deck of one's own making, and in the net a blow at a demon beside what one "
        "opens.",
        ("program",),
        gift="hacker",
    ),
    Edge("wired", "Wired", "Begins with 200 thousand's worth of implants.", budget=200),
)
EDGES: Mapping[str, Edge] = MappingProxyType({edge.id: edge for edge in _EDGES})
