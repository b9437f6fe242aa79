"""The shapes of a turn: in which order its parts come and where its paragraphs break."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from narrator.engines.house.prose import words
from narrator.engines.house.telling import Telling

type Slot = Literal["acts", "moves", "place", "people", "air", "scene", "pressure", "turn", "close", "/"]

SHAPES: tuple[tuple[Slot, ...], ...] = (
    ("acts", "people", "/", "place", "moves", "/", "air", "scene", "pressure", "turn", "close"),
    ("air", "acts", "/", "place", "people", "moves", "/", "scene", "pressure", "turn", "close"),
    ("acts", "air", "/", "place", "scene", "/", "moves", "people", "pressure", "turn", "close"),
    ("scene", "/", "acts", "place", "people", "/", "air", "moves", "pressure", "turn", "close"),
    ("moves", "/", "acts", "place", "people", "/", "air", "pressure", "scene", "turn", "/", "close"),
    ("acts", "/", "place", "scene", "/", "air", "people", "moves", "pressure", "turn", "/", "close"),
    ("pressure", "acts", "/", "place", "people", "moves", "/", "air", "scene", "turn", "close"),
    ("acts", "/", "place", "moves", "people", "/", "pressure", "air", "scene", "turn", "/", "close"),
    ("people", "acts", "/", "place", "air", "/", "scene", "moves", "pressure", "turn", "close"),
)
"""``/`` breaks a paragraph. A part that is empty leaves no trace."""

ARRIVING: tuple[tuple[Slot, ...], ...] = (
    ("acts", "/", "place", "/", "people", "moves", "air", "pressure", "scene", "turn", "/", "close"),
    ("acts", "place", "/", "people", "moves", "/", "air", "pressure", "scene", "turn", "close"),
    ("acts", "/", "place", "people", "/", "moves", "air", "pressure", "scene", "turn", "close"),
    ("acts", "place", "people", "/", "moves", "air", "pressure", "scene", "turn", "/", "close"),
)
"""Shapes for a turn that comes to another place: nothing stands between setting out and arriving."""

LONG_PARAGRAPH = 85
"""Words after which one more sentence begins a paragraph of its own."""


@dataclass(slots=True)
class Parts:
    """What a turn has to tell, by slot; every entry is a sentence or more.

    ``turn`` is what changes everything (a confrontation begins) and comes last but for the closing sentence.
    """

    acts: list[str] = field(default_factory=list)
    moves: list[str] = field(default_factory=list)
    place: str = ""
    people: list[str] = field(default_factory=list)
    air: list[str] = field(default_factory=list)
    scene: list[str] = field(default_factory=list)
    pressure: list[str] = field(default_factory=list)
    turn: str = ""
    close: str = ""

    def add(self, slot: str, text: str) -> None:
        """One more entry; the place's is put behind what is there."""
        if slot == "place":
            self.place = f"{self.place} {text}".strip()
        else:
            getattr(self, slot).append(text)

    def slot(self, name: str) -> list[str]:
        """The entries of a slot that are not empty."""
        held = getattr(self, name)
        return [held] if isinstance(held, str) and held else [text for text in held if text]

    def words(self) -> int:
        """How long it all is."""
        names = ("acts", "moves", "place", "people", "air", "scene", "pressure", "turn", "close")
        return sum(words(text) for name in names for text in self.slot(name))


def compose(telling: Telling, parts: Parts) -> list[str]:
    """The paragraphs of a turn in one of the shapes, one that opens unlike the last narration."""
    last = last_opening(telling)
    order = telling.chance.order("shape", ARRIVING if parts.place else SHAPES)
    if any(move.kind not in ("stage", "clock", "time") for move in telling.brief.moves):
        order = [shape for shape in order if shape[0] != "moves"]
    for shape in order:
        first = next((slot for slot in shape if slot != "/" and parts.slot(slot)), "close")
        if last != ("act" if first == "acts" else "world") or shape is order[-1]:
            return _laid_out(shape, parts)
    return _laid_out(order[0], parts)


def last_opening(telling: Telling) -> str:
    """Whether the last narration began with somebody's deed ("act") or with the world; "" for the first."""
    return _opening_kind(telling, telling.brief.recent[-1]) if telling.brief.recent else ""


def _opening_kind(telling: Telling, text: str) -> str:
    names = {one.name.split(" ", 1)[0] for one in telling.brief.characters} | {"You"}
    return "act" if text.split(" ", 1)[0].strip("\"“'\u2019,s") in names or text[:1] in '“"' else "world"


def _laid_out(shape: tuple[Slot, ...], parts: Parts) -> list[str]:
    paragraphs: list[str] = []
    current: list[str] = []

    def end() -> None:
        if current:
            paragraphs.append(" ".join(current))
            current.clear()

    for slot in shape:
        if slot == "/":
            end()
            continue
        for text in parts.slot(slot):
            if "\n\n" in text:
                end()
                paragraphs.extend(text.split("\n\n"))
                continue
            if current and words(" ".join(current)) + words(text) > LONG_PARAGRAPH:
                end()
            current.append(text)
    end()
    return _joined_short(paragraphs)


def _joined_short(paragraphs: list[str]) -> list[str]:
    """Lone sentences are joined to what stands before them, but for the last."""
    kept: list[str] = []
    for number, text in enumerate(paragraphs):
        lone = words(text) < 12 and kept and number < len(paragraphs) - 1
        if lone and words(kept[-1]) < LONG_PARAGRAPH:
            kept[-1] = f"{kept[-1]} {text}"
        else:
            kept.append(text)
    return kept
