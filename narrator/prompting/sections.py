"""What a prompt is made of: named sections with a zone, each a pure function; and how much each of them takes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from narrator.prompting.quoting import fit

type Zone = Literal["primacy", "early", "valley", "late", "recency"]
"""Where a section stands: models heed the beginning and the end most, the valley between least."""
type Bucket = Literal["stable", "turn"]

ZONES: Final[tuple[Zone, ...]] = ("primacy", "early", "valley", "late", "recency")
BYTES_A_TOKEN: Final = 4
"""About what English prose takes; other scripts need more bytes for a letter, and more tokens too."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a section says: a sentence that leads in, and entries, oldest first. Without entries it is left out."""

    entries: tuple[str, ...] = ()
    lead: str = ""

    def text(self, name: str) -> str:
        """The section as it stands in a prompt, between marks of its name."""
        return "\n".join(filter(None, (f"<{name}>", self.lead, *self.entries, f"</{name}>")))

    def size(self, name: str) -> int:
        """Bytes it takes; 0 where it is left out."""
        return len(self.text(name).encode()) + 2 if self.entries else 0


@dataclass(frozen=True, slots=True)
class Section[T]:
    """One part of a prompt, written from a ``T``.

    ``keep`` 0 is never left out; of the others the lowest gives way first when a prompt is too long.
    """

    name: str
    zone: Zone
    bucket: Bucket
    write: Callable[[T], Body]
    keep: int = 0


@dataclass(frozen=True, slots=True)
class SectionCount:
    """How much of a prompt one section is; ``dropped`` entries gave way to the bound."""

    name: str
    zone: Zone
    bucket: Bucket
    tokens: int
    dropped: int = 0


def tokens(text: str) -> int:
    """About how many tokens a text is."""
    return math.ceil(len(text.encode()) / BYTES_A_TOKEN)


def write_all[T](sections: Sequence[Section[T]], of: T) -> dict[str, Body]:
    """Every section's body by name, in order, those without entries too."""
    return {section.name: section.write(of) for section in sections}


def shorten[T](sections: Sequence[Section[T]], bodies: dict[str, Body], most: int) -> dict[str, int]:
    """Take entries out of ``bodies``, oldest first, until they fit into ``most`` bytes; how many, by section.

    Sections give way in the order of their ``keep``; those that are never left out bound themselves.
    """
    over = sum(body.size(name) for name, body in bodies.items()) - most
    dropped: dict[str, int] = {}
    for section in sorted((one for one in sections if one.keep), key=lambda one: one.keep):
        while over > 0 and bodies[section.name].entries:
            body = bodies[section.name]
            left = Body(body.entries[1:], body.lead)
            over -= body.size(section.name) - left.size(section.name)
            bodies[section.name] = left
            dropped[section.name] = dropped.get(section.name, 0) + 1
    return dropped


def counted[T](
    sections: Sequence[Section[T]], bodies: dict[str, Body], dropped: dict[str, int]
) -> tuple[SectionCount, ...]:
    """What each section that says something takes, and what gave way."""
    return tuple(
        SectionCount(
            one.name, one.zone, one.bucket, tokens(bodies[one.name].text(one.name)), dropped.get(one.name, 0)
        )
        if bodies[one.name].entries
        else SectionCount(one.name, one.zone, one.bucket, 0, dropped.get(one.name, 0))
        for one in sections
        if bodies[one.name].entries or dropped.get(one.name)
    )


def shared(entries: Sequence[str], room: int) -> tuple[str, ...]:
    """Entries in at most ``room`` bytes, line breaks included: the longest are cut first, all to one length.

    Where even that leaves less than a few words to each, the oldest are left out.
    """
    held = list(entries)[-max(1, room // _LEAST) :]
    level = level_for([len(entry.encode()) + 1 for entry in held], room)
    return tuple(fit(entry, level - 1) for entry in held)


_LEAST: Final = 60


def level_for(sizes: Sequence[int], room: int) -> int:
    """The greatest length to which all may be cut so that together they fit into ``room``."""
    left, many = room, len(sizes)
    for size in sorted(sizes):
        if size * many > left:
            return left // many
        left, many = left - size, many - 1
    return max(sizes, default=0)
