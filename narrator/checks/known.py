"""What is so beyond the brief: who and what there is in the world, and what must not be told. Never in a prompt."""

from __future__ import annotations

from dataclasses import dataclass, field

from narrator.checks.secrets import Secrets


@dataclass(frozen=True, slots=True)
class Known:
    """The state of play that prose is held against.

    ``people`` maps the names of everybody else in the world to their other names, ``places`` are the names of the
    world's other places, ``items`` those of its things. ``present``, ``dead`` and ``hurt`` are names, ``held`` those of
    what the characters carry by now, whatever the brief says. ``amounts`` are the numbers of
    the turn's rulings. ``vocabulary`` are the capitalised words of whatever the world's players may read, as they are
    written. ``secrets`` are what nobody in the scene may know, ``own`` what one seat alone may, by seat.
    """

    people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    held: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    dead: frozenset[str] = frozenset()
    hurt: frozenset[str] = frozenset()
    amounts: frozenset[int] = frozenset()
    vocabulary: frozenset[str] = frozenset()
    secrets: Secrets = field(default_factory=Secrets)
    own: dict[str, Secrets] = field(default_factory=dict)
