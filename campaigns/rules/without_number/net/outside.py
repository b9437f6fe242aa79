"""What those do who sit in the room with the runners' bodies while the others are in the net."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

type Use = Literal["cover", "distract", "cable", "guard", "door"]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do outside: the skills that serve (the best counts), the difficulty, what it is for."""

    id: str
    label: str
    text: str
    use: Use
    skills: tuple[str, ...]
    words: tuple[str, ...]
    difficulty: int = 8


_TASKS = (
    Task("net_cover", "Cover the tracks", "Unplug, reroute, wipe what was left: the alarm falls by 1, once a round.",
         "cover", ("sneak", "connect", "program"), ("cover", "track", "trail", "wipe", "reroute")),
    Task("net_distract", "Keep their people busy", "Call the night desk, start a quarrel in the lobby: all demons are "
         "at -2 in this round.", "distract", ("talk", "lead", "perform"), ("distract", "call", "talk", "busy")),
    Task("net_cable", "Cut a line", "Find the right cable in the right duct: a demon loses its next turn.", "cable",
         ("fix", "exert", "notice"), ("cut", "cable", "wire", "fuse", "power"), 9),
    Task("net_guard", "Watch over a runner", "Hold a shoulder, watch the pulse, pull the lead half out in time: 3 more "
         "shielding.", "guard", ("heal", "notice"), ("guard", "watch", "body", "pulse")),
    Task("net_door", "Hold the door", "Furniture, chain, your own back: the door holds a round longer.", "door",
         ("exert", "shoot", "stab", "punch", "fix"), ("door", "barricade", "hold", "block")),
)  # fmt: skip
TASKS: Mapping[str, Task] = MappingProxyType({task.id: task for task in _TASKS})
