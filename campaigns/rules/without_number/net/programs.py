"""The verbs that a deck may hold, what each is run on, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

type Effect = Literal["open", "probe", "hide", "blind", "harm", "freeze"]

AVATAR: Final = "avatar"
SUBJECTS: Final = (
    AVATAR, "barrier", "camera", "cyber", "datafile", "door", "drone", "machine", "program", "sensor",
    "transmission", "turret",
)  # fmt: skip
HARDWARE: Final = ("camera", "cyber", "door", "drone", "machine", "sensor", "transmission", "turret")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: what it is run on (nothing given: on whatever the node holds), its modifier, the Access it takes.

    One that ``holds`` keeps a place of the CPU until it is ended. ``dice`` is the harm it does; ``loud`` raises
    the alarm even when it succeeds. ``words`` are words in a sentence that mean it.
    """

    id: str
    label: str
    text: str
    effect: Effect
    words: tuple[str, ...]
    on: tuple[str, ...] = ()
    mod: int = 0
    access: int = 1
    holds: bool = False
    dice: str = ""
    loud: bool = False


_VERBS = (
    Verb("unlock", "Unlock", "Opens what the node guards, or its barrier, and leaves no mark.", "open",
         ("unlock", "open", "crack", "decrypt", "break in", "hack"),
         ("barrier", "datafile", "door", "program", "cyber")),
    Verb("hijack", "Hijack", "Takes a device over: eyes look away, guns turn on the guards.", "open",
         ("hijack", "take over", "seize", "control"), HARDWARE, mod=-1, access=2, holds=True),
    Verb("glitch", "Glitch", "Breaks what the node guards. It works on anything, and is noticed.", "open",
         ("glitch", "crash", "break", "sabotage", "smash"), loud=True),
    Verb("sense", "Sense", "Looks the node over: +2 to what you run there next.", "probe",
         ("sense", "probe", "scan", "look", "analyse", "study"), mod=1, access=0),
    Verb("blind", "Blind", "Takes the cameras' sight while it runs, and the alarm falls by 1.", "blind",
         ("blind", "loop", "mask"), ("camera",), holds=True),
    Verb("ghost", "Ghost", "Hides your avatar while it runs: demons act against you at -2, cameras see nothing.",
         "hide", ("ghost", "hide", "cloak"), (AVATAR,), holds=True),
    Verb("stun", "Stun", "1d6 and Program to a demon.", "harm", ("stun", "strike", "attack", "hit", "spike"),
         (AVATAR,), dice="1d6"),
    Verb("kill", "Kill", "1d10 and Program to a demon.", "harm", ("kill", "burn", "destroy"), (AVATAR,),
         mod=-1, access=2, dice="1d10"),
    Verb("paralyse", "Paralyse", "A demon loses its next turn.", "freeze",
         ("paralyse", "paralyze", "freeze", "hold"),
         (AVATAR,), mod=-2),
)  # fmt: skip
VERBS: Mapping[str, Verb] = MappingProxyType({verb.id: verb for verb in _VERBS})
ALWAYS: Final = ("unlock", "stun")
"""What can be tried by hand, without the verb in memory."""
