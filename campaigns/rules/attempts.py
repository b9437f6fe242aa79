"""What somebody tries, what the rules make of it, and what may be spent on its dice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from campaigns.rules.values import ActionKind, Json, Modifier, Ruling, Sheet, Throw


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody tries outside or inside an encounter, as the intent router understood it.

    ``skill`` and ``attribute`` are the ruleset's ids or empty; ``difficulty`` is a key of the ruleset
    ("routine", "hard" …) or a number as text; ``weapon`` and ``item`` are item ids; ``beat`` is the id of an
    authored beat of the running encounter, or empty. ``option`` is the id of what ``options`` or ``deeds``
    offered and the words meant (a spell, a stunt, a manoeuvre), or empty; ``details`` its further choices.
    """

    actor: str
    kind: ActionKind
    text: str
    target: str | None = None
    skill: str = ""
    attribute: str = ""
    difficulty: str = ""
    weapon: str = ""
    item: str = ""
    label: str = ""
    stakes: str = ""
    modifiers: tuple[Modifier, ...] = ()
    beat: str = ""
    option: str = ""
    details: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An attempt the rules do not allow, with a reason a player understands. The action stays theirs."""

    actor: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """What came of one or more checks: rulings, the sheets that changed (by person id), notes in plain words.

    ``used_items`` are (person id, item id) of things that are spent: one use, or one of the quantity.
    """

    rulings: tuple[Ruling, ...] = ()
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    used_items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Spend:
    """Something that may be spent on a check whose dice have fallen: a fate point, karma, a once-a-scene reroll.

    ``cost`` is said in words; ``odds`` is the chance, 0 to 1, that the check succeeds afterwards.
    """

    id: str
    label: str
    cost: str
    odds: float


@dataclass(frozen=True, slots=True)
class Spent:
    """A throw after something was spent on it, with what that adds in ``throw.spent``, and the sheet that paid.

    ``note`` is the sentence that tells it.
    """

    throw: Throw
    sheet: Sheet
    note: str
