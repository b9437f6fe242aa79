"""close_turn: how a model hands in what is not prose. It changes nothing and is never passed to the toolbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from narrator.contracts import Footnote, Json, ToolSpec

CLOSE_TURN = ToolSpec(
    name="close_turn",
    category="WRITE",
    description=(
        "Call this once, after the narration, as the last thing you do. mood: one word for the music. visual: one "
        "or two sentences describing what a picture of this moment would show, people by their looks. footnotes: "
        "facts that the prose has just established, each one sentence; none is fine."
    ),
    schema={
        "type": "object",
        "additionalProperties": False,
        "required": ["mood"],
        "properties": {
            "mood": {
                "type": "string",
                "enum": [
                    "calm",
                    "tense",
                    "eerie",
                    "dread",
                    "wonder",
                    "melancholy",
                    "merry",
                    "combat",
                    "chase",
                    "triumph",
                    "defeat",
                ],
            },
            "visual": {"type": "string"},
            "footnotes": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["summary", "category"],
                    "properties": {
                        "summary": {"type": "string"},
                        "category": {"enum": ["Lore", "Place", "Person", "Quest", "Ability"]},
                    },
                },
            },
        },
    },
)
_CATEGORIES = ("Lore", "Place", "Person", "Quest", "Ability")
_MOST = 8


@dataclass(frozen=True, slots=True)
class Extras:
    """What came beside the prose; everything may be missing."""

    mood: str = ""
    visual: str = ""
    footnotes: tuple[Footnote, ...] = ()


def read_extras(arguments: Mapping[str, Json], round: int) -> Extras:
    """Take what is usable of a close_turn call; what is malformed is left out."""
    mood, visual, notes = (arguments.get(key) for key in ("mood", "visual", "footnotes"))
    footnotes: list[Footnote] = []
    for note in notes[:_MOST] if isinstance(notes, list) else ():
        summary = note.get("summary") if isinstance(note, dict) else note
        category = note.get("category") if isinstance(note, dict) else "Lore"
        if isinstance(summary, str) and summary.strip():
            number = str(len(footnotes) + 1)
            filed = category if isinstance(category, str) and category in _CATEGORIES else "Lore"
            footnotes.append(Footnote(number, f"told-{round}-{number}", summary.strip()[:300], filed))
    return Extras(
        mood=mood.strip().lower()[:24] if isinstance(mood, str) else "",
        visual=visual.strip()[:600] if isinstance(visual, str) else "",
        footnotes=tuple(footnotes),
    )
