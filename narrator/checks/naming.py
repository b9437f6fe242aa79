"""What somebody may be called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_TITLES: Final = frozenset(
    """
    The Old Young Big Little Mr Mrs Ms Miss Dr Father Mother Brother Sister
    Aunt Uncle Captain Master Lady Lord Sir Saint Sergeant Deputy Inspector Doctor Professor Widow
    Dame Great Red Black White Blue Green Grey Gray Long Short And For Von
    Van Del Second First Third North South East West New
    """.split()  # noqa: SIM905  # easier to read than so many quotation marks
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by every name they may be called; ``player`` for a player's character."""

    id: str
    name: str
    pronouns: str
    aliases: tuple[str, ...]
    player: bool = False


def aliases(name: str, taken: list[str] | tuple[str, ...] = ()) -> tuple[str, ...]:
    """What somebody may be called: the whole name, and each part of it that is nobody else's."""
    others = {part for other in taken for part in other.split()}
    parts = [part.strip(",.“”\"'") for part in name.split()]
    fit = [part for part in parts if len(part) >= 3 and part[:1].isupper() and part not in _TITLES]
    return tuple(dict.fromkeys((name, *(part for part in fit if part not in others))))
