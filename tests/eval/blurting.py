"""A narrator that has somehow learned every secret and tries to tell them, in disguise, by every way out it has."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from narrator.contracts import (
    Answer,
    Brief,
    CallLedger,
    Draft,
    Finding,
    Footnote,
    Question,
    Segment,
    Sink,
    Toolbox,
)
from tests.eval.disguises import DISGUISES

_AROUND = (
    "Rain begins on the roof. {0} The lamp burns on.",
    "“{0}” somebody says, and is quiet. The door is shut now.",
    "There is a noise from the stairs. One hears it said that {0} Then the wind takes the rest of it away.",
    "{0}\n\nThe kettle has been on for an hour, and nobody minds it.",
    "Nothing moves. The clock goes on, and the light with it: {0}",
)


@dataclass
class Blurter:
    """Tells one of ``secrets`` a turn, in a disguise drawn from a seed; ``seats`` are whom it may write to.

    ``shown`` is what it was given for all who read, turn by turn.
    """

    secrets: Sequence[str]
    seed: int = 0
    seats: Sequence[str] = ()
    name: str = "blurter"

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.told = 0
        self.repaired = 0
        self.shown: list[str] = []

    def leak(self) -> str:
        """One secret as it might be slipped in."""
        secret = self.secrets[self.told % len(self.secrets)]
        return self.chance.choice(list(DISGUISES.values()))(secret)

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        """Tell a secret in the prose as it streams, in a footnote, in a tool and in everybody's private letter."""
        self.shown.append(repr(replace(brief, private=(), note_from_gm="")))
        text = self.chance.choice(_AROUND).replace("{0}", self.leak())
        for name, arguments in _writings(self.leak()).items():
            await toolbox.call(name, arguments, call_id=f"{brief.round}-{name}")
        self.told += 1
        size = self.chance.choice((1, 3, 7, 40, 400))
        for start in range(0, len(text), size):
            await sink(text[start : start + size])
        seats = self.seats or [one.seat for one in brief.characters]
        return Draft(
            text,
            segments=tuple(Segment(f"You find a slip of paper. {self.leak()}", (seat,)) for seat in seats),
            footnotes=(Footnote("1", f"told-{brief.round}", self.leak(), "Lore"),),
            visual=self.leak(),
        )

    async def repair(
        self, brief: Brief, draft: Draft, findings: Sequence[Finding], ledger: CallLedger
    ) -> Draft:
        """Asked to put something right, it tells the next one."""
        self.repaired += 1
        return replace(draft, text=f"{draft.text} {self.leak()}")

    async def answer(self, question: Question, ledger: CallLedger) -> Answer:
        """Answer every question with a secret."""
        return Answer(self.leak())


def _writings(leak: str) -> Mapping[str, dict]:
    return {
        "commit_known_fact": {
            "text": leak[:300],
            "confidence": "Certain",
            "source": "told",
            "category": "Lore",
        },
        "record_quest": {
            "quest_id": "slip",
            "title": "A slip of paper",
            "objective": leak[:300],
            "status": "open",
        },
        "set_stakes": {"text": leak[:200], "reason": "it was said"},
    }


_PLAIN = {
    **{
        ord(look): letter
        for look, letter in zip("\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456", "aeopcxyi", strict=True)
    },
    ord("0"): "o",
    ord("3"): "e",
    ord("4"): "a",
    ord("$"): "s",
    **{mark: "" for mark in (0x200B, 0xAD, 0x301, 0x202E, 0x2066)},
    **{
        ord(look): letter
        for look, letter in zip("\u0561\u0570\u0578\u0585\u057d\u13a2\u13a1\u13da", "whnoutrs", strict=True)
    },
}


def searchable(text: str, normalise: Callable[[str], str]) -> str:
    """A text without any of the disguises, undone one by one and not as the product undoes them."""
    plain = normalise(text).translate(_PLAIN).lower()
    return "".join(one for one in plain if "a" <= one <= "z" or one.isdigit())


def telling(secret: str, normalise: Callable[[str], str], letters: int = 30) -> list[str]:
    """Pieces of a secret of which none may be found: every stretch of so many letters."""
    plain = searchable(secret, normalise)
    return [plain[start : start + letters] for start in range(0, max(1, len(plain) - letters + 1))]
