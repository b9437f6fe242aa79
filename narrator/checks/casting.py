"""Who and what there is to be named in a scene, and what each is to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from narrator.brief import Brief
from narrator.checks.frames import Being, Gazetteer
from narrator.checks.known import Known
from narrator.checks.naming import Person, aliases
from narrator.checks.reading import stem, words_of

_ARTICLE: Final = re.compile(r"^(?:an?|the) ")
_SMALL: Final = frozenset(("a", "an", "the", "of", "and", "in", "with", "s", "your", "own"))


def gazetteer(
    brief: Brief,
    known: Known,
    here: tuple[Sequence[Person], Sequence[Person]],
    acted: frozenset[str],
    told: tuple[str, str],
) -> Gazetteer:
    """The names of a scene with their tags.

    ``here`` are the players' characters and the others, ``acted`` ids of those who have done something. ``told`` is
    what the turn has brought, and every text of the brief.
    """
    players, others = here
    # What a player has said they do may be told as said, whatever came of it.
    deeds, ground = "\n".join((told[0], *(one.text for one in brief.declared))), told[1]
    beings = [
        Being(
            "P" if one.id in acted or one.name in acted or brief.kind != "turn" else "Q",
            one.aliases,
            one.pronouns,
        )
        for one in players
    ]
    beings += [Being("N", one.aliases, one.pronouns) for one in others]
    beings += _away(
        known, [alias for one in (*players, *others) for alias in one.aliases], f"{deeds}\n{brief.invitation}"
    )
    beings += [Being("L", (bare(name),), cased=False) for name in missing(known, ground)]
    beings += [
        Being("G", (bare(name),), cased=False) for name in sorted(known.held) if not handled(brief, name)
    ]
    beings += _places(brief, known, deeds)
    return Gazetteer(beings)


def _away(known: Known, present: Sequence[str], deeds: str) -> Iterator[Being]:
    taken = {*known.present, *present}
    for name, also in known.people.items():
        if name in taken:
            continue
        names = tuple(one for one in (*aliases(name), *also) if one not in taken and one not in deeds)
        if names:
            yield Being("A", names)


def _places(brief: Brief, known: Known, deeds: str) -> Iterator[Being]:
    here, told = brief.place.name.lower(), deeds.lower()
    yield Being("H", (bare(brief.place.name),), cased=False)
    for name in known.places:
        plain = bare(name)
        if plain and plain not in here and plain not in told:
            yield Being("E", (plain,), cased=False)


def missing(known: Known, ground: str) -> tuple[str, ...]:
    """Names of things that nobody in the scene carries and no text of the brief tells of."""
    plain, held = ground.lower(), {name.lower() for name in known.held}
    return tuple(name for name in known.items if name.lower() not in plain and name.lower() not in held)


def handled(brief: Brief, name: str) -> bool:
    """Whether this turn was about a thing: what became of it is the outcome's to say."""
    wanted = {stem(word) for word in words_of(name) if word not in _SMALL}
    about = [one.text for one in brief.declared]
    about += [f"{one.summary} {one.told} {one.label}" for one in brief.outcomes]
    return any(wanted & set(map(stem, words_of(text))) for text in about)


def bare(name: str) -> str:
    """A name in lower case without its article."""
    return _ARTICLE.sub("", name.lower())
