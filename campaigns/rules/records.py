"""Checks, throws and rulings as JSON objects and back, for the rows and the wire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from campaigns.rules.contracts import (
    Check,
    CheckKind,
    DieSpec,
    Json,
    Modifier,
    OutcomeTier,
    Ruling,
    Sides,
    Throw,
)


def dump_dice(dice: tuple[DieSpec, ...]) -> list[Json]:
    """Dice as the wire writes them: ``[{"sides": 20, "count": 1}]``."""
    return [{"sides": die.sides, "count": die.count} for die in dice]


def load_dice(data: Json) -> tuple[DieSpec, ...]:
    """Read what ``dump_dice`` wrote."""
    rows = cast("list[dict[str, Json]]", data)
    return tuple(DieSpec(cast(Sides, row["sides"]), cast(int, row["count"])) for row in rows)


def dump_modifiers(modifiers: tuple[Modifier, ...]) -> list[Json]:
    """Named numbers: ``[{"name": "Dex", "value": 1}]``."""
    return [{"name": modifier.name, "value": modifier.value} for modifier in modifiers]


def load_modifiers(data: Json) -> tuple[Modifier, ...]:
    """Read what ``dump_modifiers`` wrote."""
    rows = cast("list[dict[str, Json]]", data)
    return tuple(Modifier(str(row["name"]), cast(int, row["value"])) for row in rows)


def dump_throw(throw: Throw) -> dict[str, Json]:
    """A throw with its dice and faces."""
    return {
        "id": throw.id,
        "dice": dump_dice(throw.dice),
        "faces": list(throw.faces),
        "spent": dump_modifiers(throw.spent),
    }


def load_throw(data: Json) -> Throw:
    """Read what ``dump_throw`` wrote."""
    row = cast("dict[str, Json]", data)
    faces = tuple(cast("list[int]", row["faces"]))
    return Throw(str(row["id"]), load_dice(row["dice"]), faces, load_modifiers(row.get("spent") or []))


def dump_check(check: Check) -> dict[str, Json]:
    """A check before its dice fall."""
    return {
        "id": check.id,
        "rule": check.rule,
        "kind": check.kind,
        "actor": check.actor,
        "label": check.label,
        "stat": check.stat,
        "dice": dump_dice(check.dice),
        "modifiers": dump_modifiers(check.modifiers),
        "difficulty": check.difficulty,
        "target": check.target,
        "stakes": check.stakes,
        "data": dict(check.data),
        "public": check.public,
    }


def load_check(data: Mapping[str, Json]) -> Check:
    """Read what ``dump_check`` wrote."""
    return Check(
        id=str(data["id"]),
        rule=str(data["rule"]),
        kind=cast(CheckKind, data["kind"]),
        actor=str(data["actor"]),
        label=str(data["label"]),
        stat=str(data["stat"]),
        dice=load_dice(data["dice"]),
        modifiers=load_modifiers(data["modifiers"]),
        difficulty=cast(int, data["difficulty"]),
        target=cast("str | None", data["target"]),
        stakes=str(data["stakes"]),
        data=cast("dict[str, Json]", data["data"]),
        public=bool(data.get("public", True)),
    )


def dump_ruling(ruling: Ruling) -> dict[str, Json]:
    """A ruling with everything a roll card shows."""
    return {
        "rule": ruling.rule,
        "text": ruling.text,
        "source": ruling.source,
        "kind": ruling.kind,
        "actor": ruling.actor,
        "label": ruling.label,
        "stat": ruling.stat,
        "outcome": ruling.outcome,
        "total": ruling.total,
        "difficulty": ruling.difficulty,
        "summary": ruling.summary,
        "modifiers": dump_modifiers(ruling.modifiers),
        "throw": None if ruling.throw is None else dump_throw(ruling.throw),
        "check": ruling.check,
        "target": ruling.target,
        "changes": list(ruling.changes),
        "public": ruling.public,
    }


def load_ruling(data: Mapping[str, Json]) -> Ruling:
    """Read what ``dump_ruling`` wrote."""
    return Ruling(
        rule=str(data["rule"]),
        text=str(data["text"]),
        source=str(data["source"]),
        kind=cast(CheckKind, data["kind"]),
        actor=str(data["actor"]),
        label=str(data["label"]),
        stat=str(data["stat"]),
        outcome=cast(OutcomeTier, data["outcome"]),
        total=cast(int, data["total"]),
        difficulty=cast(int, data["difficulty"]),
        summary=str(data["summary"]),
        modifiers=load_modifiers(data["modifiers"]),
        throw=None if data["throw"] is None else load_throw(data["throw"]),
        check=cast("str | None", data["check"]),
        target=cast("str | None", data["target"]),
        changes=tuple(cast("list[str]", data["changes"])),
        public=bool(data["public"]),
    )
