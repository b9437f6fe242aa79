"""Planted facts asked for in words that they do not hold, with and without somebody who knows what words mean.

Who knows is the stand-in service of the tests, which is told here which words mean the same: the figure is that of
finding and putting together, on which any real model's understanding rests.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from campaigns.models import Memory, MemoryVector, Session
from campaigns.selectors.memories import recall
from campaigns.world.recalling import ROOM, Meaning, Wanted, packed, words_to_find
from campaigns.world.remembering import KNOWN
from narrator.contracts import Vector
from tests.eval.memory import PEOPLE, SEATS, fill
from tests.narrator.standins.embeddings import DIMENSION, meaning

MODEL = "stand-in"
FACTS = 60
DEEDS = (
    ("buried the chest under the floor", "hid a box below the boards", ("buried", "hid"), ("chest", "box")),
    ("poisoned the old reeve", "put something into the magistrate's cup", ("poisoned", "cup"), ("reeve", "magistrate")),
    ("married in secret", "is somebody's spouse", ("married", "spouse"), ("secret", "somebody")),
    ("stole from the chapel", "took church property", ("stole", "took"), ("chapel", "church")),
    ("drowned a brother", "held a sibling below", ("drowned", "held"), ("brother", "sibling")),
    ("inherited after the funeral", "came into money", ("inherited", "money"), ("funeral", "came")),
)  # fmt: skip
"""What was done, the same in other words, and which of the words mean the same."""
TRADES = (
    "ferryman", "abbess", "smith", "countess", "tailor", "monk", "weaver", "butcher", "guard", "singer", "drover",
    "launderer",
)  # fmt: skip
"""What people are called by those who do not use their names, in the order of ``PEOPLE``."""
SAME = (
    *(group for deed in DEEDS for group in deed[2:]),
    *((name.split()[-1].lower(), trade) for name, trade in zip(PEOPLE, TRADES, strict=True)),
)


@dataclass(frozen=True)
class Plain:
    """A fact, and what somebody says when it matters again."""

    text: str
    asked: str


def plant(session: Session, turns: int) -> tuple[Plain, ...]:
    """A session's memories after so many turns of four players, facts among them; all have vectors."""
    fill(session, turns)
    rows, facts = [], []
    for number in range(FACTS):
        done, other, *_same = DEEDS[number % len(DEEDS)]
        who = number // len(DEEDS)
        text, asked = f"{PEOPLE[who]} {done}.", f"Can it be that the {TRADES[who]} {other}?"
        facts.append(Plain(text, asked))
        round_ = 1 + number * turns // (10 * FACTS)
        rows.append(
            Memory(session=session, key=f"plain:{number}", kind="fact", round=round_, text=text, weight=KNOWN)
        )
    Memory.objects.bulk_create(rows)
    made = Memory.objects.filter(session=session).values_list("pk", "text")
    MemoryVector.objects.bulk_create(
        [
            MemoryVector(
                memory_id=pk, model=MODEL, dimension=DIMENSION, of_text=text, vector=packed(unit(text))
            )
            for pk, text in made
        ],
        batch_size=500,
    )
    return tuple(facts)


def unit(text: str) -> Vector:
    """What a text means, of length 1."""
    vector = meaning(text, SAME)
    length = math.hypot(*vector)
    return tuple(one / length for one in vector)


def measure(session: Session, turns: int) -> tuple[float, float]:
    """The share of the facts that reach the prompt by words alone, and by meaning too."""
    facts = plant(session, turns)
    with_words = with_meaning = 0
    for fact in facts:
        wanted = Wanted(words_to_find(fact.asked), (), turns)
        by_words = recall(session.pk, wanted, SEATS)
        by_both = recall(session.pk, wanted, SEATS, Meaning(MODEL, unit(fact.asked)))
        assert sum(len(one.text) for one in by_both) <= ROOM, "more than the room there is"
        with_words += any(one.text == fact.text for one in by_words)
        with_meaning += any(one.text == fact.text for one in by_both)
    return with_words / len(facts), with_meaning / len(facts)
