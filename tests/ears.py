"""A socket without a socket: a connection that keeps what it is sent."""

from __future__ import annotations

import json
from typing import Any

from campaigns.realtime.connection import Connection


class Ear(Connection):
    """A connection whose frames stay here, decoded, in the order in which they were sent."""

    def send(self, text: str) -> None:
        """Keep one frame."""
        self.heard.append(json.loads(text))

    @property
    def heard(self) -> list[dict[str, Any]]:
        """Every frame so far."""
        return self.__dict__.setdefault("frames", [])

    @property
    def told(self) -> list[tuple[int, str]]:
        """Number and words of every stored event so far."""
        return [(frame["payload"]["seq"], frame["payload"]["text"]) for frame in self.heard]


def ear(name: str = "", *, seat: str = "", story: bool = True) -> Ear:
    """A listener at a seat."""
    made = Ear(name, 0, name, write=_nowhere, close=_nowhere)  # type: ignore[arg-type]
    made.seat, made.story = seat, story
    return made


async def _nowhere(*args: object) -> None:
    """Writes to nobody."""
