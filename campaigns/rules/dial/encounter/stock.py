"""The beats that the rules bring to each kind of encounter, so that there is always something to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from campaigns.rules.contracts import EncounterCategory
from campaigns.rules.dial.encounter.beats import Beat
from campaigns.rules.dial.manoeuvres import MANOEUVRES

TAUNT: Final = Beat(
    "taunt", "Draw them off", "angle", "Make one enemy come at you and nobody else this round.",
    skill="threaten", attribute="presence", verbs=("taunt", "provoke", "draw off"), special="taunt",
)  # fmt: skip
THREATEN: Final = Beat(
    "threaten", "Break their nerve", "angle", "Words that may make them give up.", skill="threaten",
    attribute="presence", verbs=("threaten", "intimidate", "scare"), special="threaten", tag="Shaken",
)  # fmt: skip
_FIGHT: Final = (
    Beat("strike", "Strike", "strike", "Hit them.", skill="fight", special="weapon",
         verbs=("strike", "hit", "attack", "shoot")),
    Beat("brace", "Hold fast", "brace", "Take the edge off what comes at you until your next turn.", base=3,
         attribute="grit", skill="endure", verbs=("brace", "defend", "guard", "parry")),
    Beat("push", "Break away", "push", "Get out of this.", base=2, attribute="grace", skill="athletics",
         verbs=("flee", "run", "escape"), special="leave"),
    Beat("angle", "Find an angle", "angle", "Look for what will make the next blow count.", base=1,
         attribute="wits", skill="notice", verbs=("study", "feint", "flank"), tag="Off balance"),
    TAUNT,
    THREATEN,
)  # fmt: skip
_CHASE: Final = (
    Beat("strike", "Make ground", "strike", "Run, and do not look round.", skill="athletics",
         verbs=("sprint", "hurry", "chase")),
    Beat("brace", "Throw them off", "brace", "Put something between you.", attribute="grit", skill="survive",
         verbs=("block", "topple", "hinder")),
    Beat("push", "Make a break for it", "push", "All or nothing, now.", attribute="grace", skill="pilot",
         verbs=("leap", "dash")),
    Beat("angle", "Take a short cut", "angle", "See the way before they do.", base=1, skill="notice",
         verbs=("short cut", "look ahead"), tag="Short cut"),
)  # fmt: skip
_DEBATE: Final = (
    Beat("strike", "Make your point", "strike", "Argue it.", attribute="wits", skill="convince",
         verbs=("argue", "reason", "insist")),
    Beat("brace", "Rebut", "brace", "Take their point apart.", attribute="wits", skill="know",
         verbs=("rebut", "deny", "counter")),
    Beat("push", "Call the question", "push", "Ask for a decision now.", skill="command",
         verbs=("demand", "conclude")),
    Beat("angle", "Find the flaw", "angle", "Listen for what they leave out.", base=1, skill="read",
         verbs=("listen", "probe"), tag="Flaw in the case", reveals="What they would rather not say shows."),
)  # fmt: skip
_SOCIAL: Final = (
    Beat("strike", "Win them over", "strike", "Say what they want to hear, and mean it.", skill="convince",
         verbs=("persuade", "charm", "plead")),
    Beat("brace", "Smooth it over", "brace", "Take the sting out of it.", attribute="heart", skill="resist",
         verbs=("soothe", "calm", "apologise")),
    Beat("push", "Ask outright", "push", "Put the question.", skill="command", verbs=("ask outright",)),
    Beat("angle", "Read the room", "angle", "See who wants what.", base=1, skill="read",
         verbs=("observe", "read"), tag="Read", reveals="Something in their manner gives them away."),
)  # fmt: skip
_CONTEST: Final = (
    Beat("strike", "Press on", "strike", "Do it better than they do.", skill="perform",
         verbs=("press", "try", "perform")),
    Beat("brace", "Hold them up", "brace", "Spoil their turn.", attribute="grit", skill="endure",
         verbs=("spoil", "hold")),
    Beat("push", "Stake everything", "push", "Decide it with one throw.", skill="athletics",
         verbs=("stake everything",)),
    Beat("angle", "Watch how they do it", "angle", "There is a trick to it.", base=1, skill="notice",
         verbs=("watch", "prepare"), tag="Trick of it"),
)  # fmt: skip
_SHIP: Final = (
    Beat("strike", "Fire the guns", "strike", "A broadside.", attribute="wits", skill="shoot",
         verbs=("fire", "shoot", "broadside")),
    Beat("brace", "Evade", "brace", "Be elsewhere when it lands.", base=3, skill="pilot",
         verbs=("evade", "dodge", "turn")),
    Beat("repair", "Damage control", "brace", "Keep her afloat: the base comes back to the hull.", base=3,
         skill="craft", verbs=("repair", "patch", "pump"), special="repair"),
    Beat("push", "Break off", "push", "Take the ship out of it.", skill="command", special="leave",
         verbs=("break off", "flee")),
    Beat("angle", "Find her weak side", "angle", "Read her from the masthead.", base=1, skill="notice",
         verbs=("scan", "study"), tag="Weak side", reveals="Her weak side shows."),
)  # fmt: skip
_DOGFIGHT: Final = (
    *(
        Beat(f"manoeuvre_{id}", label, "strike", told, skill="pilot", attribute="grace", verbs=verbs,
             special="manoeuvre", tag=id)
        for id, label, told, verbs in MANOEUVRES
    ),
    Beat("push", "Break off", "push", "Get out of the air.", skill="pilot", special="leave",
         verbs=("break off", "flee")),
)  # fmt: skip
TABLE_BEATS: Final = (
    Beat("stay", "Stay in", "brace", "Match what is staked.", special="stay", check=False,
         verbs=("stay", "call", "match")),
    Beat("raise", "Raise", "push", "Put the stake up, and try to drive one of them out.", attribute="presence",
         skill="gamble", verbs=("raise", "bluff", "bid"), special="raise"),
    Beat("read", "Read somebody", "angle", "Learn how they stand; only you will know.", attribute="heart",
         skill="gamble", verbs=("read", "watch"), special="read"),
    Beat("cheat", "Cheat", "angle", "Better what you hold. It leaves a trace.", attribute="grace",
         skill="steal", verbs=("cheat", "palm"), difficulty=12, special="cheat"),
    Beat("accuse", "Accuse", "strike", "Call somebody a cheat, now that hands are shown.", attribute="wits",
         skill="notice", verbs=("accuse", "expose"), special="accuse"),
    Beat("fold", "Fold", "push", "Let this one go.", special="fold", check=False, verbs=("fold", "pass")),
)  # fmt: skip
STOCK: Final[Mapping[EncounterCategory, tuple[Beat, ...]]] = {
    "fight": _FIGHT,
    "duel": _FIGHT,
    "chase": _CHASE,
    "debate": _DEBATE,
    "social": _SOCIAL,
    "contest": _CONTEST,
    "ship": _SHIP,
    "dogfight": _DOGFIGHT,
}
