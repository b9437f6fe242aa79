"""Beats: what one may do in an encounter, and what each tier of its check does to the dials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, with_config

from campaigns.rules.contracts import OutcomeTier
from campaigns.rules.dial.tables import BeatKind, beat_difficulty

type Special = Literal[
    "", "weapon", "leave", "taunt", "repair", "threaten", "manoeuvre", "stay", "raise", "read", "cheat", "fold",
    "accuse",
]  # fmt: skip
type TagKind = Literal["", "opening", "counter", "exit", "fleeting", "leverage", "backfire"]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Delta:
    """What a tier does: moves of one's own dial and of the other side's, a tag of that leverage, an end."""

    own: int = 0
    opponent: int = 0
    tag: TagKind = ""
    leverage: int = 0
    resolves: bool = False


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Effect:
    """What a beat of the pack does besides, on success or failure."""

    damage: str | None = None
    backfire: str | None = None
    defend: int = 0
    morale_check: bool = False
    leave: bool = False


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Beat:
    """One thing to do: a kind with a base, the check it takes, and what it does beside its kind.

    ``difficulty`` 0 means: by the rules. ``deltas`` replace tiers of the kind's own table; ``tag`` names what an
    angle leaves. ``reveals`` is told, and the target's numbers shown, on success. ``edge`` comes back on success.
    ``authored`` beats are the pack's. Without ``check`` it simply happens.
    """

    id: str
    label: str
    kind: BeatKind
    description: str = ""
    base: Annotated[int, Field(ge=0, le=10)] = 2
    skill: str = ""
    attribute: str = ""
    verbs: tuple[str, ...] = ()
    difficulty: int = 0
    special: Special = ""
    requires_item: str = ""
    tag: str = ""
    reveals: str = ""
    escalates: bool = False
    edge: int = 0
    damage: str = ""
    deltas: Mapping[OutcomeTier, Delta] = field(default_factory=dict)
    success: Effect = field(default_factory=Effect)
    failure: Effect = field(default_factory=Effect)
    authored: bool = False
    check: bool = True


def delta_of(beat: Beat, tier: OutcomeTier) -> Delta:
    """What a tier of a beat does: the pack's own delta, else that of its kind and base."""
    return beat.deltas.get(tier) or kind_delta(beat.kind, beat.base, tier)


def kind_delta(kind: BeatKind, base: int, tier: OutcomeTier) -> Delta:
    """The table of kinds and tiers, for a base of ``base``."""
    match kind:
        case "strike":
            own = {"tie": base // 2, "success": base, "critical_success": base}.get(tier, 0)
            return Delta(own=own, tag="opening" if tier == "critical_success" else "", leverage=1)
        case "brace":
            theirs = {"critical_failure": 1, "tie": -(base // 2), "success": -base, "critical_success": -base}
            return Delta(opponent=theirs.get(tier, 0), tag="counter" if tier == "critical_success" else "")
        case "push":
            resolves = tier in ("success", "critical_success")
            return Delta(
                own=-1 if tier == "critical_failure" else 0,
                tag="exit" if tier == "critical_success" else "",
                resolves=resolves,
            )
    tags: dict[OutcomeTier, Delta] = {
        "critical_failure": Delta(tag="backfire", leverage=1),
        "tie": Delta(tag="fleeting", leverage=1),
        "success": Delta(tag="leverage", leverage=1),
        "critical_success": Delta(tag="leverage", leverage=2),
    }
    return tags.get(tier, Delta())


def difficulty_of(beat: Beat, missing: int) -> int:
    """The difficulty of a beat: what the pack wrote, else 10 and twice its base.

    A push counts what is ``missing`` to its side's full dial as its base.
    """
    if beat.difficulty:
        return beat.difficulty
    return beat_difficulty(missing if beat.kind == "push" and not beat.special else beat.base)
