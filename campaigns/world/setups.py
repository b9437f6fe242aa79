"""A pack's confrontation as the rules take it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, cast

from campaigns.rules.contracts import EncounterSetup, Json, Zone
from campaigns.world.pace import opposed_for, target_for
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.conflict import AUTHORED_FOR
from genre_packs.schema.encounters import ConfrontationDef, DialThreshold, SurviveRounds, WinCondition

LEAST_ROUNDS: Final = 2


def encounter_setup(
    authored: ConfrontationDef,
    story: ResolvedWorld,
    *,
    id: str,
    leaders: tuple[str, ...] = (),
    most_rounds: int | None = None,
    players: int = AUTHORED_FOR,
    without: Collection[str] = (),
) -> EncounterSetup:
    """How an authored confrontation begins, in ``most_rounds`` at most, for so many ``players``.

    ``leaders`` are the opponents whose fall makes the others check morale; ``without`` are ids of beats that
    are not on offer.
    """
    rounds = min(authored.max_rounds, most_rounds or authored.max_rounds)
    win, policy = authored.win_condition, story.lethality_policy.verdicts_on_zero
    me, them = authored.player_metric, authored.opponent_metric
    beats = [beat for beat in authored.beats if beat.id not in without]
    return EncounterSetup(
        id=id,
        type=authored.id,
        label=authored.label,
        category=authored.category,
        win_condition=win.kind,
        threshold=_threshold(win, rounds, story, players),
        beats=tuple(cast("dict[str, Json]", beat.model_dump(mode="json")) for beat in beats),
        opposition_threshold=_opposed(win, story, players),
        party_dial=(me.name, me.starting) if me is not None else ("Headway", 0),
        opposition_dial=(them.name, them.starting) if them is not None else ("Opposition", 0),
        max_rounds=max(LEAST_ROUNDS, rounds),
        can_flee=authored.can_flee,
        morale_triggers=authored.morale.triggers,
        on_break=authored.morale.on_break,
        leaders=leaders,
        verdict_pc=policy.pc,
        verdict_npc=policy.npc,
        zones=tuple(Zone(zone.id, zone.label, zone.next_to) for zone in authored.zones),
        escalates_to=authored.escalates_to or "",
        data=_data(authored, without),
    )


def _data(authored: ConfrontationDef, without: Collection[str]) -> dict[str, Json]:
    """The encounter's ``stats``, less what they say of beats that are not on offer."""
    data = cast("dict[str, Json]", dict(authored.stats))
    told = data.get("beats")
    if isinstance(told, dict) and without:
        data["beats"] = {beat: what for beat, what in told.items() if beat not in without}
    return data


def _opposed(win: WinCondition, story: ResolvedWorld, players: int) -> int:
    if not isinstance(win, DialThreshold):
        return 0
    return opposed_for(win.opponent_target, story.conflict.pace, players)


def _threshold(win: WinCondition, rounds: int, story: ResolvedWorld, players: int) -> int:
    if isinstance(win, DialThreshold):
        return target_for(win.target, story.conflict.pace, players)
    return min(win.rounds, max(LEAST_ROUNDS, rounds)) if isinstance(win, SurviveRounds) else 0
