"""What the departments of a ship can do, and what it costs in command points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from campaigns.rules.contracts import ActionKind

type Department = Literal["any", "captain", "engineering", "comms", "bridge", "gunnery"]
ORDER: Final[tuple[Department, ...]] = ("any", "captain", "engineering", "comms", "bridge", "gunnery")
"""In which order the departments of one ship act: points are made first and spent last on the guns."""
DEPARTMENTS: Final = 5


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do aboard: ``difficulty`` 0 needs no check, ``opposed`` is against the target's skill.

    ``speedy``: both sides add their Speed.
    """

    id: str
    department: Department
    label: str
    text: str
    words: tuple[str, ...]
    cost: int = 0
    skills: tuple[str, ...] = ()
    difficulty: int = 0
    opposed: bool = False
    speedy: bool = False
    kind: ActionKind = "skill"


_ACTIONS = (
    Action(
        "ship_duty",
        "any",
        "Do your duty",
        "Keep your station running: 1 command point.",
        ("duty", "help"),
        kind="aid",
    ),
    Action(
        "ship_beyond",
        "any",
        "Above and beyond",
        "More than the station asks for: the skill and 1 in command points.",
        ("more", "beyond", "push"),
        skills=("fix", "program", "lead", "notice", "administer", "know", "talk", "exert"),
        difficulty=9,
    ),
    Action(
        "ship_fire_through",
        "captain",
        "Into the fire",
        "Take losses among the crew: Lead and 1 in command points.",
        ("sacrifice", "losses"),
        kind="advantage",
    ),
    Action(
        "ship_brace",
        "captain",
        "Keep it together",
        "The first hit on you this round becomes a crisis instead.",
        ("brace", "steady", "together"),
        kind="total_defense",
    ),
    Action(
        "ship_support",
        "captain",
        "Support a department",
        "Somebody's action costs 2 less.",
        ("support", "order"),
        kind="aid",
    ),
    Action(
        "ship_boost",
        "engineering",
        "Boost the engines",
        "Speed +2 in this round.",
        ("boost", "engines", "thrust"),
        2,
        ("fix",),
        8,
    ),
    Action(
        "ship_mend",
        "engineering",
        "Control the damage",
        "Hull points back: Fix by the size of the ship.",
        ("damage control", "mend", "repair the hull", "patch"),
        3,
        ("fix",),
        7,
    ),
    Action(
        "ship_repair",
        "engineering",
        "Emergency repairs",
        "What was disabled works again.",
        ("repair", "fix"),
        3,
        ("fix",),
        8,
    ),
    Action(
        "ship_crash",
        "comms",
        "Crash their systems",
        "They begin their next turn with fewer command points.",
        ("crash", "hack", "virus"),
        2,
        ("program",),
        0,
        opposed=True,
    ),
    Action(
        "ship_ecm",
        "comms",
        "Defeat their jamming",
        "+2 for each level of Program to hit in this round.",
        ("jamming", "ecm", "lock"),
        2,
        ("program",),
        0,
        opposed=True,
    ),
    Action(
        "ship_ghost",
        "comms",
        "Sensor ghost",
        "Armour class + Program until your next turn.",
        ("ghost", "decoy", "sensor"),
        2,
        ("program",),
        9,
    ),
    Action(
        "ship_hail",
        "comms",
        "Call on them to give up",
        "A check of their nerve, once.",
        ("surrender", "hail", "call"),
        0,
        ("talk", "lead"),
        0,
        opposed=True,
    ),
    Action(
        "ship_evade",
        "bridge",
        "Evade",
        "Armour class + Pilot until your next turn.",
        ("evade", "dodge", "roll"),
        2,
        ("pilot",),
        9,
    ),
    Action(
        "ship_escape",
        "bridge",
        "Get away",
        "Each success is one step; three, and you are gone.",
        ("escape", "get away", "run", "flee"),
        4,
        ("pilot",),
        0,
        opposed=True,
        speedy=True,
        kind="move",
    ),
    Action(
        "ship_pursue",
        "bridge",
        "Run them down",
        "One step back for whoever is getting away.",
        ("pursue", "chase", "close"),
        3,
        ("pilot",),
        0,
        opposed=True,
        speedy=True,
        kind="move",
    ),
    Action(
        "ship_helm",
        "bridge",
        "Fly the chase",
        "Gain on them, or leave them behind.",
        ("fly", "chase", "outrun"),
        2,
        ("pilot",),
        0,
        opposed=True,
        speedy=True,
    ),
    Action(
        "ship_board",
        "bridge",
        "Bring us alongside",
        "Lock on to a ship that is half beaten, and board her.",
        ("board", "alongside", "dock", "grapple"),
        3,
        ("pilot",),
        0,
        opposed=True,
        speedy=True,
    ),
    Action(
        "ship_aim",
        "gunnery",
        "Aim at their systems",
        "-4 to hit and half the damage; what gets through disables.",
        ("disable", "systems", "cripple"),
        1,
        kind="attack",
    ),
    Action("ship_fire", "gunnery", "Fire one gun", "One shot.", ("fire", "shoot", "gun"), 2, kind="attack"),
    Action(
        "ship_fire_all",
        "gunnery",
        "Fire everything",
        "A shot from every gun.",
        ("everything", "broadside", "all guns"),
        3,
        kind="attack",
    ),
    Action(
        "ship_spot",
        "any",
        "Call out bearings",
        "From the pod: +1 to a friend's next throw.",
        ("spot", "call", "warn"),
        0,
        ("notice", "know"),
        8,
        kind="aid",
    ),
)
ACTIONS: Mapping[str, Action] = MappingProxyType({action.id: action for action in _ACTIONS})
CRISIS: Final = "ship_crisis_"
