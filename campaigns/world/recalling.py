"""What is recalled for a turn: which words to look for, and what of the finds is worth its place in a prompt."""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final, Literal

from campaigns.world.knowing import witnesses
from campaigns.world.state import World
from campaigns.world.wordlists import word_set
from narrator.contracts import Declared, MemoryBrief, Vector

ROOM: Final = 6000
"""Characters of all that is recalled: 1,500 tokens at four characters each."""
_MARKS: Final = 20
_WORDS: Final = 40
_LAYERS: Final = 1500
_NEAREST: Final = 8
_FLOOR: Final = 3
_K: Final = 20
_LATELY: Final = 12
_LONG_AGO: Final = 100
_EVERYDAY: Final = word_set(
    "about after again against all also and any are around ask asks asked away back because been before but can come "
    "could did does down each for from get give goes going had has have her here him his how into just know known "
    "like look looks make many me might mine more most much must need not now off one only other our out over "
    "remember remembers said say says see she should some still take tell tells than that the their them then there "
    "these they thing things this those through told too try turn under until upon very wait waits want wants was way "
    "well were what when where which while who whom why will with would you your"
)
_WORD: Final = re.compile(r"[^\W_]{3,}")

type Way = Literal["words", "about", "layer", "canon", "meaning"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to recall for one scene: ``words`` from what was declared, ``present`` full names of who and what is
    here, ``round`` the turn that it is for."""

    words: tuple[str, ...]
    present: tuple[str, ...]
    round: int


@dataclass(frozen=True, slots=True)
class Found:
    """A memory that was found in one way, best first within it; ``id`` is its row's."""

    way: Way
    id: int
    kind: str
    round: int
    text: str
    said: str
    about: tuple[str, ...]
    weight: int
    seats: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What some words mean, as ``model`` says."""

    model: str
    vector: Vector


def packed(vector: Vector) -> bytes:
    """A vector as little-endian float32."""
    held = array("f", vector)
    if sys.byteorder == "big":
        held.byteswap()
    return held.tobytes()


def unpacked(held: bytes) -> Sequence[float]:
    """A vector that was packed; raises ``ValueError`` for bytes that are none."""
    found = array("f")
    found.frombytes(held)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def nearest(
    candidates: Iterable[tuple[Found, bytes]], meaning: Meaning, most: int = _NEAREST
) -> tuple[Found, ...]:
    """The candidates that mean most nearly the same, best first, by the cosine of their packed vectors of length 1."""
    near = []
    for one, held in candidates:
        vector = unpacked(held)
        if len(vector) == len(meaning.vector):
            near.append((math.sumprod(vector, meaning.vector), one))
    near.sort(key=lambda pair: (-pair[0], pair[1].id))
    return tuple(replace(one, way="meaning") for alike, one in near[:most] if alike > 0)


def words_to_find(text: str) -> tuple[str, ...]:
    """The words of a text that name something, in lower case, each once."""
    low = (word.casefold() for word in _WORD.findall(text))
    return tuple(dict.fromkeys(word for word in low if word not in _EVERYDAY))[:_WORDS]


def wanted_for(world: World, scene: str, declared: Sequence[Declared], round_: int) -> Wanted:
    """What one turn of a scene calls for: its players' words, and the people and the place that it is about."""
    state = world.scene(scene)
    here = state.place if state is not None else ""
    place = world.place(here)
    people = [npc.name for npc in world.people_at(here) if not npc.data.get("foe")]
    targets = (world.npc(one.target) for one in declared)
    names = [*people, *(npc.name for npc in targets if npc is not None)]
    if place is not None:
        names.append(place.name)
    words = words_to_find(" ".join(one.text for one in declared))
    return Wanted(words, tuple(dict.fromkeys(names)), round_)


def seats_of(world: World, scene: str) -> tuple[str, ...]:
    """The seats that all have to know what a scene's prompt holds: those that read what is told of it."""
    return tuple(one.seat for one in witnesses(world, scene))


def chosen(found: Sequence[Found], wanted: Wanted, room: int = ROOM) -> tuple[MemoryBrief, ...]:
    """The finds that fit into ``room`` characters: canon about what is here, what binds or was learned of each one
    present, the story in short, then the rest by how well it did in every way of finding it (reciprocal ranks)."""
    by_id = {one.id: one for one in reversed(found)}
    score: dict[int, float] = dict.fromkeys(by_id, 0.0)
    for way in ("words", "about", "meaning"):
        ranked = [one.id for one in found if one.way == way]
        for rank, id in enumerate(ranked):
            score[id] += (1.0 if way == "about" else 2.0) / (_K + rank)
    for rank, one in enumerate(sorted(by_id.values(), key=lambda one: (-one.weight, -one.round))):
        score[one.id] += 1.0 / (_K + rank)
    best = sorted(by_id.values(), key=lambda one: -score[one.id])
    # Canon about somebody who is not here stays out, unless its words were found too.
    best = [one for one in best if one.way != "canon"]
    layers = [one for one in found if one.way == "layer"]
    order = [*_canon(found, wanted), *_floor(best, wanted), *_short(layers), *best]
    return _fitting(order, {one.id for one in found if one.way == "canon"}, wanted.round, room)


def _canon(found: Sequence[Found], wanted: Wanted) -> list[Found]:
    """The GM's own words about who or what is here or was spoken of."""
    here, words = set(wanted.present), set(wanted.words)
    return [
        one
        for one in found
        if one.way == "canon"
        and (not here.isdisjoint(one.about) or len(words.intersection(words_to_find(one.text))) > 1)
    ]


def _floor(best: Sequence[Found], wanted: Wanted) -> list[Found]:
    """Some of the best for each one present: nobody is there without what there has been between them."""
    kept: list[Found] = []
    for name in wanted.present:
        kept += [one for one in best if one.way != "layer" and name in one.about and one.weight > 1][:_FLOOR]
    return kept


def _short(layers: Sequence[Found]) -> list[Found]:
    """The story in short, the widest first, within a part of the room."""
    wide = {"campaign": 0, "chapter": 1, "scene": 2}
    room, kept = _LAYERS, []
    for one in sorted(layers, key=lambda one: (wide.get(one.kind, 3), -one.round)):
        if len(one.text) <= room:
            kept.append(one)
            room -= len(one.text)
    return kept


def _fitting(order: Sequence[Found], canon: Set[int], round_: int, room: int) -> tuple[MemoryBrief, ...]:
    taken: dict[int, MemoryBrief] = {}
    for one in order:
        cost = len(one.text) + len(one.said) + _MARKS
        if one.id in taken or cost > room:
            continue
        room -= cost
        taken[one.id] = MemoryBrief(one.text, when(one, round_), said=one.said, canon=one.id in canon)
    return tuple(taken.values())


def when(one: Found, round_: int) -> str:
    """How long ago something was, in words; empty for what has no time."""
    if one.kind in ("lore", "campaign") or one.round == 0:
        return ""
    ago = round_ - one.round
    return "lately" if ago <= _LATELY else "a while ago" if ago <= _LONG_AGO else "long ago"


def own_memories(
    found: Sequence[Found], declared: Sequence[Declared], seats: Sequence[str], round_: int
) -> tuple[tuple[Declared, Found], ...]:
    """What single seats alone know that their own words this turn speak of: one memory each, and none of just now.

    Two of the words have to be in it, so that a common one calls up nothing.
    """
    kept = []
    for one in declared:
        words = set(words_to_find(one.text))
        for memory in found:
            holds = memory.seats is not None and one.seat in memory.seats
            shared = memory.seats is not None and set(seats) <= set(memory.seats)
            new = memory.round > round_ - _FLOOR
            if holds and not shared and not new and len(words.intersection(words_to_find(memory.text))) > 1:
                kept.append((one, memory))
                break
    return tuple(kept)
