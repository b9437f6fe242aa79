"""What a submission was routed to: a package that says which part of the rules it is for, and what it rests on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal, cast

from pydantic import TypeAdapter

from campaigns.rules.contracts import Json
from campaigns.world.meanings import Intent
from campaigns.world.vocabulary import RISK, IntentKind

type Subsystem = Literal[
    "movement", "talk", "search", "things", "skill", "encounter", "option", "company", "rest"
]
type Maker = Literal["rules", "model"]

SURE: Final = 0.8
"""Below this the rules are not sure of what they have read, and a model may be asked."""
GATE: Final = 0.6
"""Below this a model's reading counts for nothing."""
RISKY_GATE: Final = 0.9
"""The gate of deeds that cannot be taken back."""
RISKY: Final = RISK["threaten"]
"""From this risk on a deed cannot be taken back: violence, theft, flight, giving up."""

SUBSYSTEMS: Final[Mapping[IntentKind, Subsystem]] = {
    "attack": "encounter", "beat": "encounter", "defend": "encounter", "flee": "encounter", "yield": "encounter",
    "talk": "talk", "ask": "talk", "threaten": "talk", "accuse": "talk", "share": "talk",
    "search": "search", "lead": "search",
    "use_item": "things", "take": "things", "give": "things", "steal": "things", "unlock": "things", "buy": "things",
    "skill": "skill", "hide": "skill", "other": "skill",
    "help": "company", "heal": "company",
    "rest": "rest", "wait": "rest",
    "move": "movement",
    "option": "option",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Presumed:
    """What a reading rests on.

    ``version`` is the state it was read against: while that stands, so does everything else. ``people`` are those it
    is done to or with, who have to be here and not dead; ``things`` are the features, items, offers and ways it names;
    ``encounter`` and ``round`` are empty where none runs.
    """

    version: int
    scene: str
    place: str
    people: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    encounter: str = ""
    round: int = 0


@dataclass(frozen=True, slots=True)
class Routed:
    """How one submission was read in the end, for the record of its turn."""

    seat: str
    character: str
    kind: IntentKind
    subsystems: tuple[Subsystem, ...]
    confidence: float
    made_by: Maker
    trouble: str
    key: str


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One submission, routed.

    ``key`` is the same for the same words of the same seat and turn against the same state. ``visible_to`` are the
    seats that may see it; the GM always may. ``words`` is the plain sentence by which a model said what is meant; the
    rules have read that sentence too. ``trouble`` says in a word why a model's reading does not count.
    """

    key: str
    seat: str
    character: str
    subsystems: tuple[Subsystem, ...]
    intent: Intent
    presumes: Presumed
    visible_to: tuple[str, ...]
    confidence: float
    made_by: Maker = "rules"
    words: str = ""
    trouble: str = ""

    def to_json(self) -> dict[str, Json]:
        """A JSON object that ``from_json`` reads back."""
        return cast("dict[str, Json]", _DISPATCH.dump_python(self, mode="json"))

    @staticmethod
    def from_json(data: Mapping[str, Json]) -> Dispatch:
        """Read what ``to_json`` wrote; raises ``ValueError`` for what another version wrote."""
        return _DISPATCH.validate_python(dict(data))

    @property
    def record(self) -> Routed:
        """What the turn keeps of it."""
        return Routed(
            self.seat,
            self.character,
            self.intent.kind,
            self.subsystems,
            self.confidence,
            self.made_by,
            self.trouble,
            self.key,
        )


def key_of(seat: str, kind: str, text: str, turn: int, scene: str, version: int) -> str:
    """The idempotency key of a submission's package: what was said, by whom, when, and against which state."""
    said = json.dumps([seat, kind, text, turn, scene, version], ensure_ascii=False)
    return sha256(said.encode()).hexdigest()[:32]


def passes(kind: IntentKind, confidence: float) -> bool:
    """The confidence gate: whether a model is sure enough of a deed of this kind."""
    return confidence >= (
        RISKY_GATE if RISK[kind] >= RISKY and kind not in ("lead", "beat", "option") else GATE
    )


_DISPATCH = TypeAdapter(Dispatch)
