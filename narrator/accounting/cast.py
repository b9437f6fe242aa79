"""Who and what prose can speak of: the state of play as an accounting of one text needs it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Being:
    """Somebody by every name they go by; ``player`` for a character, ``here`` for who is in the scene."""

    id: str
    names: tuple[str, ...]
    pronouns: str = ""
    player: bool = False
    here: bool = True

    @property
    def name(self) -> str:
        """The whole name."""
        return self.names[0] if self.names else ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that is within reach; ``holder`` is the id of who or what has it."""

    id: str
    names: tuple[str, ...]
    holder: str


@dataclass(frozen=True, slots=True)
class Cast:
    """What one text can be about. ``you`` is the id of the character that its "you" means, if it is one alone.

    ``coins`` are the words for money that count one each, ``places`` the ids and names of other places.
    """

    beings: tuple[Being, ...]
    things: tuple[Thing, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    coins: tuple[str, ...] = ()
    you: str = ""

    @property
    def characters(self) -> tuple[Being, ...]:
        """The players' characters of the scene."""
        return tuple(one for one in self.beings if one.player)

    @property
    def people(self) -> tuple[Being, ...]:
        """Everybody else in the world."""
        return tuple(one for one in self.beings if not one.player)
