"""What is worth remembering of a turn, and how many memories become one that is shorter: rules, no model."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from campaigns.world.entities import Audience, FactState
from campaigns.world.resolution import Resolution, TurnPlan
from campaigns.world.state import World
from narrator.contracts import Draft, OutcomeBrief

NOBODY: Final = "|"
"""The audience of what no player may know."""
HAPPENED, MATTERED, KNOWN, BINDING = 1, 2, 3, 4
"""Weights: what merely happened, what had an outcome, what was learned, what binds people to each other."""

_BINDING: Final = re.compile(
    r"\b(?:promis\w*|swear|swore|sworn|vow\w*|owe[sd]?|debt\w*|lend|lent|borrow\w*|repay|grudge|forgiv\w*"
    r"|revenge|my word|our word|remember (?:this|me)|betray\w*|(?:my|our|true) name)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile("(?<=[.!?\u2026])\\s+|(?<=[.!?\u2026][\"'\u2019\u201d])\\s+")
_TURN: Final = 320
_SAID: Final = 300
_NOTHING: Final = ("wait", "silent")
_ROLL: Final = re.compile(r"\s*\([^()]*\d[^()]*\)")
_NOTABLE: Final = ("critical_failure", "critical_success")


@dataclass(frozen=True, slots=True)
class Remembered:
    """One memory as it is written; its fields are those of the row (``campaigns.models.memory``)."""

    key: str
    kind: str
    text: str
    round: int = 0
    scene: str = ""
    said: str = ""
    about: str = ""
    audience: str = ""
    source: str = ""
    confidence: str = "Certain"
    weight: int = HAPPENED


def audience_text(seats: Audience) -> str:
    """An audience as rows keep it: every seat between bars; empty for everybody, one bar for nobody."""
    if seats is None:
        return ""
    return "|".join(["", *sorted(set(seats)), ""]) if seats else NOBODY


def fact_key(content: str) -> str:
    """The key of what is known by its words: the same fact in two journals is one memory."""
    return f"fact:{digest(content)}"


def digest(text: str) -> str:
    """A text as a short part of a key."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def fact_memory(world: World, content: str) -> Remembered | None:
    """What some or all characters know, for the seats that know it; None when nobody does any more."""
    held = [fact for fact in world.facts() if fact.content == content]
    if not held:
        return None
    first: FactState = held[0]
    seats = {one.id: one.seat for one in world.characters()}
    known_to_all = any(not fact.character for fact in held)
    return Remembered(
        key=fact_key(content),
        kind="fact",
        text=content,
        round=first.learned_turn,
        about=names_in(content, world),
        audience="" if known_to_all else audience_text(tuple(seats.get(one.character, "") for one in held)),
        source=first.source[:160],
        confidence=first.confidence,
        weight=BINDING if binds(content) else KNOWN,
    )


def binds(text: str) -> bool:
    """Whether words speak of a promise, a debt, a grudge or a name given."""
    return _BINDING.search(text) is not None


def of_turn(
    world: World,
    scene: str,
    round_: int,
    plan: TurnPlan | None,
    resolution: Resolution,
    draft: Draft,
    heard: Audience,
) -> tuple[Remembered, ...]:
    """What a settled turn leaves: one line of what came of it, what a player bound themself to in their own words,
    how a confrontation ended, what the prose established, and what one seat alone was told."""
    base, place, whole = f"{scene}:{round_}", _place(world, scene), audience_text(heard)
    found: list[Remembered] = []
    line = _line(resolution, place)
    if line:
        found.append(
            Remembered(
                key=f"turn:{base}",
                kind="turn",
                text=line,
                round=round_,
                scene=scene,
                about=names_in(line, world),
                audience=whole,
                weight=MATTERED if any(one.tier for one in resolution.outcomes) else HAPPENED,
            )
        )
    events = [*_words_given(world, plan, place), *_ends(resolution)]
    events += [(note.summary, "", KNOWN) for note in draft.footnotes if note.is_new]
    for number, (text, said, weight) in enumerate(events):
        about = names_in(f"{text} {said}", world)
        found.append(
            Remembered(
                f"event:{base}:{number}", "event", text, round_, scene, said, about, whole, weight=weight
            )
        )
    for number, cue in enumerate(resolution.private):
        found.append(
            Remembered(
                f"event:{base}:own:{number}",
                "event",
                cue.text,
                round_,
                scene,
                about=names_in(cue.text, world),
                audience=audience_text((cue.seat,)),
                weight=KNOWN,
            )
        )
    return tuple(found)


def names_in(text: str, world: World) -> str:
    """The full names of people, places and things that a text calls by name, or by a word of their name."""
    low = text.casefold()
    called = frozenset(re.findall(r"[^\W_]+", text))
    found = []
    people = [one.name for one in world.characters()] + [one.name for one in world.npcs()]
    # A word that several are called by names none of them.
    words = Counter(word for name in set(people) for word in set(name.split()))
    for name in people:
        own = [word for word in name.split() if len(word) > 3 and word[0].isupper() and words[word] == 1]
        if name.casefold() in low or not called.isdisjoint(own):
            found.append(name)
    things = [one.name for one in world.places()] + [one.name for one in world.items()]
    found += [name for name in things if name.casefold() in low]
    return " · ".join(dict.fromkeys(found))


def in_short(parts: Iterable[tuple[str, int]], most: int) -> str:
    """Some texts with their weights as one of at most ``most`` characters, always shorter than all of them together.

    Whole sentences are kept, each once, the weightiest and of these the latest first, in the order they came in.
    Empty when no sentence is short enough.
    """
    sentences: list[tuple[int, int, str]] = []
    source = 0
    for text, weight in parts:
        source += len(text)
        for part in _SENTENCE.split(text.strip()):
            if part and all(part != known for _w, _p, known in sentences):
                sentences.append((weight, len(sentences), part))
    # At most two thirds: a layer is there to be shorter.
    room = min(most, source * 2 // 3)
    kept: list[tuple[int, str]] = []
    for _weight, place, part in sorted(sentences, key=lambda one: (-one[0], -one[1])):
        if len(part) + 1 <= room:
            kept.append((place, part))
            room -= len(part) + 1
    return " ".join(part for _place, part in sorted(kept))


def _place(world: World, scene: str) -> str:
    here = world.scene(scene)
    place = world.place(here.place) if here is not None else None
    return place.name if place is not None else ""


def _line(resolution: Resolution, place: str) -> str:
    """A turn in one line: what mattered of its outcomes, at most ``_TURN`` characters."""
    told: Sequence[OutcomeBrief] = [
        one for one in resolution.outcomes if one.summary and one.intent not in _NOTHING
    ]
    parts = [(_ROLL.sub("", one.summary), (one.tier is not None) + (one.tier in _NOTABLE)) for one in told]
    parts += [(move.text, 1) for move in resolution.moves if move.kind != "time"]
    room, kept = _TURN - len(place) - 2, []
    for place_in, (text, _weight) in sorted(enumerate(parts), key=lambda one: -one[1][1]):
        if len(text) + 1 <= room:
            kept.append((place_in, text))
            room -= len(text) + 1
    said = " ".join(dict.fromkeys(text for _place, text in sorted(kept)))
    return f"{place}: {said}" if said and place else said


def _words_given(world: World, plan: TurnPlan | None, place: str) -> list[tuple[str, str, int]]:
    """Promises, debts and the like in players' own words, which travel as quotations."""
    found = []
    for one in plan.declared if plan is not None else ():
        character = world.character(one.character)
        if character is not None and binds(one.text):
            to = world.npc(one.target)
            whom = f" to {to.name}" if to is not None else ""
            at = f" at {place}" if place else ""
            found.append((f"{character.name} gave word{whom}{at}.", one.text[:_SAID], BINDING))
    return found


def _ends(resolution: Resolution) -> list[tuple[str, str, int]]:
    found = []
    ended = resolution.encounter_outcome
    if ended is not None:
        found.append((f"{ended.label}: {ended.branch.replace('_', ' ')}. {ended.text}".strip(), "", KNOWN))
    if resolution.ending is not None:
        found.append((f"{resolution.ending.title}. The story ended: {resolution.ending.outcome}.", "", KNOWN))
    return found
