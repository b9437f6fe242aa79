"""The place, the hour, the pressure: what the world shows of itself, and what it does unasked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrator.contracts import WorldMove
from narrator.engines.house.company import introduce, vignette
from narrator.engines.house.company import seen as looks_of
from narrator.engines.house.outcomes import content_words
from narrator.engines.house.person import QUOTED
from narrator.engines.house.prose import capital, closed, listed, lower_first, sentences, with_the, words
from narrator.engines.house.telling import Telling

_NOTICE = re.compile(r"^[^,.“]+ (?:comes in|arrives|is gone|leaves(?: for [^,.“]+)?)\.$")
_LEAVING = re.compile(r"^([^,.“]+?) leaves(?: for ([^,.“]+))?\.$")
_HOURS = {"night": "night", "evening": "night", "midnight": "night", "dawn": "dawn"}

_BACK = re.compile(r"^.+ is with the others again\.$")
CROWD: Final = 3
"""As many who come at once are named together, and one of them is introduced."""


def arrive(telling: Telling) -> str:
    """The place as one comes to it: whole at the first visit, shorter afterwards; "" when nobody came."""
    place = telling.brief.place
    if not place.arrived and not place.first_visit:
        return ""
    options = place.descriptions if place.first_visit or not place.revisit else place.revisit
    for text in (*telling.chance.order("description", options), *place.revisit):
        fresh = telling.memory.fresh_part(" ".join(text.split()))
        if fresh and words(fresh) >= 0.6 * words(text):
            return telling.keep(" ".join(capital(closed(part)) for part in sentences(fresh)))
    also = telling.brief.voice.phrasebook.get("arrival", ())
    return telling.line("return_to" if not place.first_visit else "arrive_at", also=also)


def sense(telling: Telling) -> str:
    """One sensory detail that was not told yet."""
    place = [telling.fill(text) for text in telling.chance.order("sense", telling.brief.place.sensory)]
    hour = _HOURS.get(telling.brief.time_of_day.lower(), "")
    voice = telling.brief.voice.phrasebook
    pack = [*voice.get("sensory", ()), *voice.get(hour, ())] if hour else [*voice.get("sensory", ())]
    filled = [telling.fill(text) for text in telling.chance.order("pack-sense", pack)]
    options = [*place, *filled] if telling.seldom("sense-here", 0.75) else [*filled, *place]
    return telling.choose([text for text in options if text])


def quiet(telling: Telling) -> str:
    """What the pause between two deeds is like."""
    book = telling.brief.voice.phrasebook
    here = len(telling.brief.people)
    also = book.get("crowd", ()) if here > 2 else book.get("alone", ()) if not here and telling.you else ()
    return telling.line("silence", also=also)


def pressure(telling: Telling) -> str:
    """How the threat is felt; nothing when there is none."""
    threat = telling.brief.pressure
    if threat is None:
        return ""
    key = (
        "pressure_high"
        if threat.level >= 0.66
        else "pressure_mid"
        if threat.level >= 0.33
        else "pressure_low"
    )
    voice = telling.brief.voice.phrasebook
    also = (
        voice.get("pressure_low" if threat.level < 0.5 else "pressure_high", ())
        if key == "pressure_mid"
        else ()
    )
    return telling.line(key, also=also)


def unseen(telling: Telling, window: int = 4) -> list[str]:
    """Features that neither the players nor the last narrations have dealt with, each with "the"."""
    brief = telling.brief
    told = [
        *brief.recent[-window:],
        *(one.text for one in brief.declared),
        *(one.told for one in brief.outcomes),
    ]
    stems = content_words(" ".join(told))
    seen = telling.in_sight or [label for _, label in brief.place.features]
    labels = [label for label in seen if not content_words(label) & stems]
    return [with_the(lower_first(label)) for label in telling.chance.order("unseen", labels)]


def small_scene(telling: Telling, spoken: set[str]) -> str:
    """Two or three sentences about somebody, something, a way out, or only the hour; of one kind a turn."""
    level = telling.brief.pressure.level if telling.brief.pressure is not None else 0.0
    kinds = ["person", "person", "feature", "exit", "quiet", "high" if level >= 0.6 else "low"]
    for kind in telling.chance.order("scene", kinds):
        told = _scene(telling, kind, spoken)
        if told:
            return told
    return ""


def _scene(telling: Telling, kind: str, spoken: set[str]) -> str:
    if kind == "person":
        return vignette(telling, spoken)
    if kind == "feature":
        left = unseen(telling)
        return telling.line("vignette_feature", feature=left[0]) if left else ""
    if kind == "exit":
        labels = [label for _, label in telling.brief.place.exits]
        if not labels:
            return ""
        return telling.line(
            "vignette_exit", exit=with_the(lower_first(telling.chance.pick("scene-exit", labels)))
        )
    also = telling.brief.voice.phrasebook.get("linger", ()) if kind == "quiet" else ()
    return telling.line(f"vignette_{kind}", also=also)


def tell_moves(telling: Telling, moves: Sequence[WorldMove]) -> list[str]:
    """What the world does by itself; many who merely come are told of together."""
    coming = [move for move in moves if _merely_comes(telling, move)]
    if len(coming) < CROWD:
        return [tell_move(telling, move) for move in moves]
    people = [one for move in coming if (one := telling.person(move.person)) is not None]
    told = telling.line("arrivals", names=listed([one.name for one in people]))
    telling.named.update(one.id for one in people)
    new = next((one for one in people if not one.met), None)
    first = " ".join(filter(None, [told, introduce(telling, new) if new is not None else ""]))
    return [first, *(tell_move(telling, move) for move in moves if move not in coming)]


def _merely_comes(telling: Telling, move: WorldMove) -> bool:
    person = telling.person(move.person)
    text = telling.turned(move.text, None, person)
    return move.kind == "person_arrives" and person is not None and _NOTICE.search(text) is not None


def rejoining(telling: Telling) -> str:
    """Who has come back to the others this turn."""
    told = [
        telling.line("rejoins", pc=one)
        for move in telling.brief.moves
        for one in telling.brief.characters
        if move.text == f"{one.name} is with the others again."
    ]
    return " ".join(filter(None, told))


def tell_move(telling: Telling, move: WorldMove) -> str:
    """One thing the world does by itself. Bare notices of coming and going are told properly."""
    person = telling.person(move.person)
    if _BACK.match(move.text):
        return ""
    text = telling.turned(move.text, None, person)
    bare_notice = move.kind in ("person_arrives", "person_leaves") and _NOTICE.search(text) is not None
    if bare_notice and person is not None:
        told = telling.line(move.kind, npc=person)
        if move.kind == "person_arrives" and not person.met:
            return " ".join(filter(None, [told, looks_of(telling, person)]))
        return told
    gone = _LEAVING.match(text)
    if bare_notice and gone is not None:
        there = gone.group(2)
        return telling.line("leaves_for" if there else "leaves", who=gone.group(1), there=there or "")
    fresh = telling.memory.fresh_part(text)
    if not fresh or (QUOTED.search(text) and not QUOTED.search(fresh)):
        return ""
    return telling.keep(" ".join(capital(closed(part)) for part in sentences(fresh)))
