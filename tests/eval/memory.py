"""Planted facts asked for after 100, 1,000 and 10,000 turns of four players: which reach the prompt.

``python -m tests.eval.remembered`` prints the figures; the suite plays the shortest.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass

from campaigns.models import Memory, Session
from campaigns.selectors.memories import own, recall
from campaigns.world.recalling import Wanted, own_memories, words_to_find
from campaigns.world.remembering import BINDING, KNOWN, audience_text
from narrator.contracts import Declared, MemoryBrief

TURNS = (100, 1_000, 10_000)
ROOM = 1_500 * 4
SEATS = ("ash", "bryn", "cole", "dara")
HEROES = ("Ida Marsh", "Tam Reed", "Wren Holloway", "Jonas Pike")
PEOPLE = (
    "Ansel Grey", "Mother Hale", "Corin Vask", "Dame Oriel", "Pell Sutter", "Brother Anwick", "Lise Tarn", "Old Marrow",
    "Sergeant Dunn", "Yara Finch", "Hob Colley", "Widow Strand",
)  # fmt: skip
PLACES = (
    "the Lantern Hall",
    "Gull Stair",
    "the Salt Market",
    "Needle Quay",
    "the Drowned Chapel",
    "Tollhouse",
)
THINGS = (
    "lamp oil", "a brass key", "the ferry ledger", "a coil of rope", "two herrings", "a cracked bell", "the map",
    "a wax seal", "a red coat", "the miller's boat", "a silver thimble", "three eels", "the organ", "a tin whistle",
    "the customs stamp", "an oak cask", "a goose", "the pilot's chart", "a fiddle", "the gate winch", "a glass eye",
    "the tide table", "a mourning ring", "a box of nails",
)  # fmt: skip
DEEDS = (
    "{pc} talks with {npc} about {thing}.",
    "{pc} searches {place} and finds {thing}.",
    "{pc} fails to get {thing} away from {npc}.",
    "{npc} will not say where {thing} is.",
    "{pc} and {npc} carry {thing} to {place}.",
    "{pc} asks {npc} who owes what to whom, and hears nothing new.",
    "{npc} swears at {pc} over {thing}.",
)


@dataclass(frozen=True)
class Planted:
    """A fact, what somebody says when it matters again, and the seat that alone knows it, if one does."""

    sort: str
    npc: str
    text: str
    asked: str
    seat: str = ""


def planted(dice: random.Random, number: int) -> Planted:
    """One of each sort in turn, about people and things that turn up all the time."""
    pc, npc, thing = dice.choice(HEROES), dice.choice(PEOPLE), dice.choice(THINGS)
    bare = thing.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    first = npc.split()[-1]
    sorts = (
        Planted(
            "grudge",
            npc,
            f"{npc} holds a grudge: {pc} broke {thing} {number} times.",
            "I ask why they scowl.",
        ),
        Planted(
            "promise", npc, f"{pc} has promised {npc}: {thing}, before the frost.", f"I speak of the {bare}."
        ),
        Planted(
            "item",
            npc,
            f"{npc} keeps {thing} behind a loose brick, mark {number}.",
            f"I ask {first} for the {bare}.",
        ),
        Planted(
            "debt",
            npc,
            f"{pc} owes {npc} {number} coins for {thing}.",
            f"I pay {first} what we owe for the {bare}.",
        ),
        Planted(
            "name",
            npc,
            f"{npc} was born Sabeth Kell{number}.",
            f"I call {first} by the true name, Kell{number}.",
        ),
        Planted(
            "secret",
            npc,
            f"{npc} sold {thing} to the wreckers, note {number}.",
            f"I ask {first} whether the wreckers bought the {bare}.",
            dice.choice(SEATS),
        ),
    )
    return sorts[number % len(sorts)]


def fill(session: Session, turns: int, seed: int = 7) -> tuple[Planted, ...]:
    """A session's memories after so many turns of four players, with 60 planted facts in the first tenth of it."""
    dice = random.Random(seed)
    rows, facts = [], []
    for round_ in range(1, turns + 1):
        about = set()
        for pc in HEROES:
            npc, place, thing = dice.choice(PEOPLE), dice.choice(PLACES), dice.choice(THINGS)
            text = dice.choice(DEEDS).format(pc=pc, npc=npc, place=place, thing=thing)
            about |= {name for name in (pc, npc) if name in text}
            rows.append(_row(session, f"turn:{round_}:{pc}", "turn", round_, text, about, weight=2))
        if round_ % 7 == 0:
            npc, thing = dice.choice(PEOPLE), dice.choice(THINGS)
            text = f"{npc} has seen {thing} near {dice.choice(PLACES)}, day {round_}."
            rows.append(_row(session, f"known:{round_}", "fact", round_, text, {npc}, weight=KNOWN))
    for number in range(60):
        fact = planted(dice, number)
        facts.append(fact)
        weight = BINDING if fact.sort in ("grudge", "promise", "debt") else KNOWN
        who = audience_text((fact.seat,)) if fact.seat else ""
        round_ = 1 + number * turns // 600
        rows.append(_row(session, f"planted:{number}", "fact", round_, fact.text, {fact.npc}, weight, who))
    Memory.objects.bulk_create(rows, batch_size=2_000)
    return tuple(facts)


def _row(
    session: Session, key: str, kind: str, round_: int, text: str, about: set[str], weight: int, who: str = ""
) -> Memory:
    names = " · ".join(sorted(about))
    return Memory(
        session=session,
        key=key,
        kind=kind,
        round=round_,
        scene="main",
        text=text,
        about=names,
        audience=who,
        weight=weight,
    )


def reached(session: Session, fact: Planted, turns: int) -> bool:
    """Whether a fact reaches the prompt when it is asked for, or its own seat's note; never the prompt of others.

    Raises ``AssertionError`` for a memory that is too long, or that some in the scene may not know.
    """
    wanted = Wanted(words_to_find(f"{fact.asked} I wait. I look around."), (fact.npc, PLACES[0]), turns)
    shared = recall(session.pk, wanted, SEATS)
    assert _length(shared) <= ROOM, "more than the room there is"
    inside = any(one.text == fact.text for one in shared)
    if not fact.seat:
        return inside
    assert not inside, "a secret stands in the shared prompt"
    said = [Declared("pc", fact.seat, fact.asked, "ask")]
    notes = own_memories(own(session.pk, wanted.words, SEATS, turns), said, SEATS, turns)
    return any(memory.text == fact.text for _declared, memory in notes)


def _length(shared: tuple[MemoryBrief, ...]) -> int:
    return sum(len(one.text) + len(one.said) for one in shared)


def measure(session: Session, turns: int) -> tuple[float, list[Planted], float]:
    """The share of planted facts that came back, those that did not, and milliseconds of one recall."""
    facts = fill(session, turns)
    begun = time.perf_counter()
    missed = [fact for fact in facts if not reached(session, fact, turns)]
    took = (time.perf_counter() - begun) * 1000 / len(facts)
    return 1 - len(missed) / len(facts), missed, took
