"""What does not go together in what a session remembers: by rules over short sentences, for the GM to judge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from campaigns.world.state import World

_OF: Final = re.compile(
    "^(?P<who>[^.,:;]{2,60}?)['\u2019]s (?P<what>[^.,:;]{2,40}?) (?:is|was) (?P<value>[^.;]+)", re.IGNORECASE
)
_BORN: Final = re.compile(
    "^(?P<who>[^.,:;]{2,60}?) (?P<what>was born|is called) (?P<value>[^.;]+)", re.IGNORECASE
)
_KEEPS: Final = re.compile(
    "^(?P<value>[^.,:;]{2,60}?) (?:has|keeps|holds|carries|owns) (?:the |his |her |their )(?P<what>[^.,:;]+)",
    re.IGNORECASE,
)
_DEAD: Final = re.compile("^(?P<who>[^.,:;]{2,60}?) (?:is dead|died|was killed|has died)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A memory, by its id, and what it does not go with, in words."""

    memory: int
    other: str


def contradictions(memories: Iterable[tuple[int, str]], world: World) -> tuple[Contradiction, ...]:
    """Sentences (id and text) that say different things of the same, a thing in two hands, and the dead who live.

    Only what is said of somebody or something the same way is compared; much that clashes is not found.
    """
    said: dict[tuple[str, str], dict[str, tuple[int, str]]] = {}
    found: list[Contradiction] = []
    alive = {npc.name.casefold() for npc in world.npcs() if npc.status == "alive"}
    for id, text in memories:
        dead = _DEAD.match(text)
        if dead is not None and dead["who"].casefold() in alive:
            found.append(Contradiction(id, dead["who"]))
        for claim in _claims(text):
            known = said.setdefault(claim[:2], {})
            found += [
                clash
                for value, (other, words) in known.items()
                if value != claim[2]
                for clash in (Contradiction(id, words), Contradiction(other, text))
            ]
            known.setdefault(claim[2], (id, text))
    return tuple(dict.fromkeys(found))


def _claims(text: str) -> list[tuple[str, str, str]]:
    """What a sentence says of whom: subject, attribute and value, in lower case."""
    found = []
    for pattern in (_OF, _BORN):
        match = pattern.match(text)
        if match is not None:
            found.append(_low(match, "who", "what"))
            break
    keeps = _KEEPS.match(text)
    if keeps is not None:
        found.append((keeps["what"].strip().casefold(), "holder", keeps["value"].strip().casefold()))
    return found


def _low(match: re.Match[str], *names: str) -> tuple[str, str, str]:
    parts: Mapping[str, str] = {name: text.strip().casefold() for name, text in match.groupdict().items()}
    return parts[names[0]], parts[names[1]], parts["value"]
