"""The pure way a turn goes: brief, blurting narrator, guard, review. No database, no sockets, thousands of turns."""

from __future__ import annotations

import asyncio
import json
import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from campaigns.services.reviewing import Reviewed, review
from campaigns.world.entities import FactState, QuestState
from campaigns.world.truth import hidden_in, known_of
from genre_packs.resolved import ResolvedWorld
from narrator.checks.guard import Guard
from narrator.contracts import Brief, PrivateCue
from narrator.errors import NarratorError
from narrator.prompting import compose
from tests.campaigns.world.table import Table, things_to_say
from tests.eval.blurting import Blurter, searchable, telling
from tests.narrator.sample.desk import RecordingLedger, RecordingToolbox

SECRET, NOTE = 30, 60
"""Letters in a row of a secret, and of a note to the narrator, that count as a leak."""
WORDS = (
    "quill",
    "marl",
    "thresh",
    "oakum",
    "senna",
    "vetch",
    "furl",
    "gannet",
    "tansy",
    "withy",
    "brine",
    "madder",
)


@dataclass
class Tally:
    """What came of an evening of blurting."""

    turns: int = 0
    secrets: int = 0
    searched: int = 0
    held_back: int = 0
    leaks: list[str] = field(default_factory=list)

    def __iadd__(self, other: Tally) -> Tally:
        self.turns += other.turns
        self.secrets += other.secrets
        self.searched += other.searched
        self.held_back += other.held_back
        self.leaks += other.leaks
        return self


def canary(chance: random.Random, what: str) -> str:
    """A sentence that nothing else in any world says."""
    words = [chance.choice(WORDS) for _ in range(9)]
    return f"The {what} of {' '.join(words)} is kept by {chance.choice(WORDS)} {chance.randrange(1000, 9999)}"


def normal(text: str) -> str:
    """Compatibility forms made plain."""
    return unicodedata.normalize("NFKD", text)


def evening(story: ResolvedWorld, seed: int, turns: int) -> Tally:
    """One evening of three players, two of them with secrets of their own, told by somebody who blurts."""
    chance = random.Random(f"{story.world.slug}{seed}")
    table = Table(story, players=3, seed=f"{seed:08x}")
    mine, theirs = (canary(chance, what) for what in ("debt", "promise"))
    goal, cue, note = (canary(chance, what) for what in ("goal", "letter", "plan"))
    table.world.put(FactState("canary-0", "c0", mine, "Lore"))
    table.world.put(FactState("canary-1", "c1", theirs, "Lore"))
    table.world.put(QuestState("canary-2", goal[:60], goal, audience=("s0",)))
    tally = Tally()
    blurter: Blurter | None = None
    for _turn in range(turns):
        if table.over:
            break
        table.play(*(things_to_say(story, chance) for _ in range(3)))
        private = (PrivateCue("s1", "c1", cue),)
        brief = replace(table.brief(), private=private, note_from_gm=note)
        resolution = replace(table.last, gm_notes=(*table.last.gm_notes, f"{note} and nobody knows"))
        world = [one.text for one in hidden_in(table.world, story) if not one.seats]
        forbidden = {
            "s0": [theirs, cue, note, *world],
            "s1": [mine, goal, note, *world],
            "s2": [mine, theirs, goal, cue, note, *world],
        }
        if blurter is None:
            blurter = Blurter(
                list(dict.fromkeys(text for texts in forbidden.values() for text in texts)), seed
            )
            tally.secrets = len(blurter.secrets)
        known = known_of(table.world, story, brief, resolution)
        public = known.secrets
        prompt = compose(replace(brief, note_from_gm="")).whole()
        tally.turns += 1
        tally.leaks += found_in({"prompt": (prompt, [mine, theirs, goal, cue, note])})
        sent, reviewed = asyncio.run(_told(blurter, brief, Guard(public), known))
        shared = json.dumps([sent, *_shared(reviewed)], ensure_ascii=False)
        tally.held_back += len(reviewed.judged) if reviewed else 1
        # Who has gone their own way is told alone, and may be told their own.
        readers = [one.seat for one in brief.characters]
        everywhere = {f"shared with {seat}": (shared, forbidden[seat]) for seat in readers}
        for segment in reviewed.draft.segments if reviewed else ():
            everywhere[f"segment {segment.seats[0]}"] = (segment.text, forbidden[segment.seats[0]])
        tally.searched += sum(len(text) for text, _ in everywhere.values())
        # What the world has told openly by itself is out already.
        tally.leaks += [leak for leak in found_in(everywhere) if not _open(leak, brief)]
    return tally


async def _told(blurter: Blurter, brief: Brief, guard: Guard, known: object) -> tuple[str, Reviewed | None]:
    sent: list[str] = []

    async def sink(piece: str) -> None:
        sent.append(guard.feed(piece))

    ledger = RecordingLedger()
    draft = await blurter.narrate(brief, RecordingToolbox(), ledger, sink)
    sent.append(guard.end())
    try:
        return "".join(sent), await review(draft, brief, known, blurter, ledger, streamed="".join(sent))  # type: ignore[arg-type]
    except NarratorError:
        return "".join(sent), None


def _shared(reviewed: Reviewed | None) -> list[str]:
    if reviewed is None:
        return []
    draft = reviewed.draft
    return [draft.text, draft.visual, *(note.summary for note in draft.footnotes)]


def found_in(texts: dict[str, tuple[str, Sequence[str]]]) -> list[str]:
    """Which secrets stand in which texts, undisguised, as "where, piece, secret"."""
    found = []
    for where, (text, secrets) in texts.items():
        plain = searchable(text, normal)
        for secret in secrets:
            # A game master's note is there to be acted on: it may be told, but not read out.
            letters = NOTE if secret.startswith("The plan of") else SECRET
            hit = next((piece for piece in telling(secret, normal, letters) if piece in plain), "")
            if hit:
                found.append(f"{where}\t{hit}\t{secret}")
    return found


def _open(leak: str, brief: Brief) -> bool:
    """Whether the stretch that was found stands in what everybody may read."""
    piece = leak.split("\t")[1]
    return piece in searchable(repr(replace(brief, private=(), note_from_gm="")), normal)
