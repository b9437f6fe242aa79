"""Knacks and flaws: what sets somebody apart, as data that the engine applies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field, with_config

type Gift = Literal[
    "resolve", "edge", "defence", "initiative", "harm", "soak", "strike", "brace", "push", "angle",
    "leverage", "nerve", "mending", "brink", "taunt", "conceal", "gunnery",
]  # fmt: skip
"""What a knack can change.

``resolve``, ``edge``, ``defence``, ``initiative`` raise that number; ``harm`` what a strike does and ``soak`` what
is kept off; ``strike``, ``brace``, ``push``, ``angle`` checks of such beats; ``leverage`` the worth of an angle's
tag; ``nerve`` is added to the opposition's morale throws; ``mending`` to a night's rest and first aid; ``brink`` to
the check on the brink; ``taunt`` and ``conceal`` to those; ``gunnery`` to shots of ships and craft.
"""


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Knack:
    """Something one is better at: ``gifts`` to the engine's numbers, ``skills`` to checks of a skill."""

    id: str
    label: str
    text: str
    gifts: Mapping[Gift, Annotated[int, Field(ge=-5, le=10)]] = field(default_factory=dict)
    skills: Mapping[str, Annotated[int, Field(ge=-5, le=5)]] = field(default_factory=dict)


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Flaw:
    """What gets in one's way: checks of its ``skills`` suffer, and one has a point of edge more for it."""

    id: str
    label: str
    text: str
    skills: Mapping[str, Annotated[int, Field(ge=-5, le=-1)]]


FLAW_EDGE: Final = 1

_KNACKS = (
    Knack("hard_to_kill", "Hard to kill", "You have 4 more resolve.", {"resolve": 4}),
    Knack("first_to_move", "First to move", "+4 to initiative.", {"initiative": 4}),
    Knack("heavy_hand", "Heavy hand", "Your strikes do 1 more harm.", {"harm": 1}),
    Knack("true_aim", "True aim", "+1 to every strike.", {"strike": 1}),
    Knack("iron_guard", "Iron guard", "+2 to every brace.", {"brace": 2}),
    Knack("slippery", "Slippery", "+2 to every push.", {"push": 2}),
    Knack("schemer", "Schemer", "Angles come with +1, and their tags are worth one more.",
          {"angle": 1, "leverage": 1}),
    Knack("lucky_star", "Lucky star", "You have 1 more edge.", {"edge": 1}),
    Knack("light_feet", "Light feet", "Your defence is 1 higher.", {"defence": 1}),
    Knack("thick_skin", "Thick skin", "Every blow does you 1 less harm.", {"soak": 1}),
    Knack("long_memory", "Long memory", "+2 to know and to notice.", {}, {"know": 2, "notice": 2}),
    Knack("silver_tongue", "Silver tongue", "+2 to convince and to perform.", {},
          {"convince": 2, "perform": 2}),
    Knack("cold_stare", "Cold stare", "+2 to threaten and to taunts, and enemies' nerve breaks sooner.",
          {"nerve": 1, "taunt": 2}, {"threaten": 2}),
    Knack("shadow_walker", "Shadow walker", "+2 to sneak and to steal.", {}, {"sneak": 2, "steal": 2}),
    Knack("field_surgeon", "Field surgeon", "+2 to heal, and whoever you tend gets 2 more resolve back.",
          {"mending": 2}, {"heal": 2}),
    Knack("born_pilot", "Born pilot", "+2 to pilot, +1 to shots of ships and craft.", {"gunnery": 1},
          {"pilot": 2}),
    Knack("card_sharp", "Card sharp", "+2 to gamble, and your sleights are harder to see.", {"conceal": 3},
          {"gamble": 2}),
    Knack("stubborn", "Stubborn", "+2 to endure and to resist, +3 on the brink.", {"brink": 3},
          {"endure": 2, "resist": 2}),
)  # fmt: skip
_FLAWS = (
    Flaw("hot_head", "Hot head", "Patience and charm run out early.", {"convince": -2, "read": -2}),
    Flaw("loud", "Loud", "You have never crept anywhere unheard.", {"sneak": -2, "steal": -2}),
    Flaw("distracted", "Distracted", "Half of what happens, happens without you.", {"notice": -2}),
    Flaw("soft_heart", "Soft heart", "Threats die on your lips.", {"threaten": -2, "command": -2}),
    Flaw("unlettered", "Unlettered", "Books have kept their secrets from you.", {"know": -2, "craft": -2}),
    Flaw("frail", "Frail", "Cold and long roads find you first.", {"endure": -2, "survive": -2}),
    Flaw("reckless_gambler", "Reckless", "You never know when to get up.", {"gamble": -2, "resist": -2}),
    Flaw("shy", "Shy", "Eyes upon you tie your tongue.", {"perform": -2, "convince": -2}),
)
KNACKS: Final[Mapping[str, Knack]] = MappingProxyType({knack.id: knack for knack in _KNACKS})
FLAWS: Final[Mapping[str, Flaw]] = MappingProxyType({flaw.id: flaw for flaw in _FLAWS})
