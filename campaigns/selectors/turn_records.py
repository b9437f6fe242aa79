"""One turn as its GM reads it: declared, decided, told, changed. Made from what was stored while it was played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from campaigns.models import DiceRoll, Event, Turn
from campaigns.rules.contracts import Json
from campaigns.selectors.routings import RoutedLine, routed_lines
from campaigns.selectors.worlds import load_world
from campaigns.world.resolution import Resolution, TurnPlan
from campaigns.world.state import Change, World


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of prose as it went out; ``to`` names whom it was for, empty is everybody."""

    text: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Altered:
    """One field of one entity, before and after, in short."""

    what: str
    name: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """Everything that is known of a turn; ``names`` maps ids of people to their names, ``by_hand`` names throws.

    ``routed`` is how each submission was read, by whom and how surely.
    """

    plan: TurnPlan | None
    resolution: Resolution | None
    told: tuple[Told, ...]
    altered: tuple[Altered, ...]
    names: Mapping[str, str]
    by_hand: frozenset[str]
    routed: tuple[RoutedLine, ...] = ()


LONGEST = 120
"""Characters of a value that the list of changes shows."""


def turn_record(turn: Turn) -> TurnRecord:
    """The record of a turn in whatever state it is; a fixed number of queries."""
    session = turn.session
    world = load_world(session.pk, session.state_version)
    changes = [Change.from_json(item) for item in turn.changes or []]
    plan = None if turn.plan is None else TurnPlan.from_json(turn.plan)
    return TurnRecord(
        plan=plan,
        resolution=None if turn.adjudication is None else Resolution.from_json(turn.adjudication),
        told=_told(turn, {character.seat: character.name for character in world.characters()}),
        altered=tuple(line for change in changes for line in _altered(change)),
        names=_names(world),
        by_hand=frozenset(
            DiceRoll.objects.filter(turn=turn, physical=True, status=DiceRoll.Status.THROWN).values_list(
                "request_id", flat=True
            )
        ),
        routed=routed_lines(turn, plan),
    )


def _names(world: World) -> dict[str, str]:
    characters = {character.id: character.name for character in world.characters()}
    return {**{npc.id: npc.name for npc in world.npcs()}, **characters}


def _told(turn: Turn, seats: Mapping[str, str]) -> tuple[Told, ...]:
    rows = (
        Event.objects.filter(turn=turn, kind__in=("NARRATION", "NARRATION_SEGMENT", "SECRET_NOTE"))
        .order_by("position")
        .values_list("audience", "stored__body")
    )
    return tuple(
        Told(str(body.get("text", "")), ", ".join(seats.get(seat, seat) for seat in audience or ()))
        for audience, body in rows
        # What was told in other words stands where it was, without text.
        if not body.get("withdrawn")
    )


def _altered(change: Change) -> Sequence[Altered]:
    before, after = change.before, change.after
    name = _name_of(after or before or {}) or change.id
    if before is None or after is None:
        return [
            Altered(change.kind, name, "", "-" if before is None else name, "-" if after is None else name)
        ]
    return [
        Altered(change.kind, name, field, _short(old), _short(new))
        for field, old, new in _differences("", before, after)
    ]


def _name_of(data: Mapping[str, Json]) -> str:
    return next((str(data[key]) for key in ("name", "title", "label", "content") if data.get(key)), "")


def _differences(
    path: str, before: Mapping[str, Json], after: Mapping[str, Json]
) -> Iterator[tuple[str, Json, Json]]:
    """Fields that differ, those inside of sheets by their path."""
    for field in {**before, **after}:
        old, new = before.get(field), after.get(field)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _differences(f"{path}{field}.", old, new)
        elif old != new:
            yield f"{path}{field}", old, new


def _short(value: Json) -> str:
    if value is None or value == "":
        return "-"
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
