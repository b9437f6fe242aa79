"""Confrontations: how they begin, their sealed rounds, how they end. The ruleset decides everything in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, cast

from campaigns.rules.contracts import Attempt, EncounterSetup, Json, Person, RoundResult, Throw
from campaigns.world.aftermath import close_encounter
from campaigns.world.entities import EncounterState, NpcState
from campaigns.world.fray_words import between_rounds, opponents_of, tell_round
from campaigns.world.people import npc_sheet_source, people_by_id, people_of, store_sheets
from campaigns.world.resolution import TurnPlan
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import first_upper, with_article
from genre_packs.schema.bestiary import Creature
from genre_packs.schema.encounters import (
    ConfrontationDef,
    DialThreshold,
    Opponent,
    SurviveRounds,
    WinCondition,
)
from narrator.contracts import EncounterBrief

CAME_FROM: Final = "came_from"
BRAWL: Final = "brawl"
BRAWL_ROUNDS: Final = 6
LEAST_ROUNDS: Final = 2
_ORDINALS: Final = ("", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ")


def begin(
    paper: Unfolding, authored: ConfrontationDef, *, opening: str = "", most_rounds: int | None = None
) -> bool:
    """Begin an authored confrontation where the party is; False when nobody could take part."""
    opponents = [npc for opponent in authored.opponents for npc in _opponents(paper, authored, opponent)]
    if not opponents or not _able(paper):
        return False
    leaders = tuple(
        npc.id
        for npc in opponents
        if any(o.leader and npc.source in (o.npc, o.creature) for o in authored.opponents)
    )
    rounds = min(authored.max_rounds, most_rounds or authored.max_rounds)
    win = authored.win_condition
    policy = paper.story.lethality_policy.verdicts_on_zero
    me, them = authored.player_metric, authored.opponent_metric
    setup = EncounterSetup(
        id=paper.new_id(f"encounter:{authored.id}"),
        type=authored.id,
        label=authored.label,
        category=authored.category,
        win_condition=win.kind,
        threshold=_threshold(win, rounds),
        beats=tuple(cast("dict[str, Json]", beat.model_dump(mode="json")) for beat in authored.beats),
        opposition_threshold=win.opponent_target if isinstance(win, DialThreshold) else 0,
        party_dial=(me.name, me.starting) if me is not None else ("Headway", 0),
        opposition_dial=(them.name, them.starting) if them is not None else ("Opposition", 0),
        max_rounds=max(LEAST_ROUNDS, rounds),
        can_flee=authored.can_flee,
        morale_triggers=authored.morale.triggers,
        on_break=authored.morale.on_break,
        leaders=leaders,
        verdict_pc=policy.pc,
        verdict_npc=policy.npc,
    )
    text = opening or paper.fill(
        paper.variant(f"{authored.id}:opening", authored.opening), foe=opponents[0].id
    )
    _open(paper, setup, opponents, stakes=authored.stakes, opening=text)
    paper.mood = authored.mood
    return True


def brawl(paper: Unfolding, npc: NpcState) -> bool:
    """A fight nobody wrote: against one person who was attacked; an authored one with them goes before."""
    authored = next(
        (
            found
            for found in paper.story.encounters.encounters
            if any(o.npc == npc.source for o in found.opponents)
        ),
        None,
    )
    if authored is not None and authored.id != paper.story.conflict.climax.encounter:
        return begin(paper, authored)
    setup = EncounterSetup(
        id=paper.new_id(f"encounter:{npc.id}"),
        type=BRAWL,
        label=f"A fight with {npc.name}",
        category="fight",
        win_condition="hp_depletion",
        threshold=0,
        max_rounds=BRAWL_ROUNDS,
        verdict_pc=paper.story.lethality_policy.verdicts_on_zero.pc,
        verdict_npc=paper.story.lethality_policy.verdicts_on_zero.npc,
    )
    if not _able(paper):
        return False
    _open(paper, setup, [_armed(paper, npc)], stakes=f"What {npc.name} will do after this.", opening="")
    paper.mood = "combat"
    return True


def fight_round(paper: Unfolding, plan: TurnPlan, throws: Mapping[str, Throw]) -> None:
    """Settle one sealed round of the running confrontation, and its end if it has come."""
    encounter = paper.world.encounter(plan.encounter or "")
    if encounter is None or encounter.status != "running":
        return
    people = people_by_id(paper.world, encounter.participants)
    attempts = [act.attempt for act in plan.acts if act.attempt is not None]
    acting = {attempt.actor for attempt in attempts}
    idle = [
        Attempt(one.id, "total_defense", "")
        for one in paper.party
        if one.id in encounter.participants and one.id not in acting
    ]
    for refusal in plan.refusals:
        paper.tell(refusal.actor, "refused", refusal.reason)
    result = paper.rules.resolve_round(dict(encounter.state), (*attempts, *idle), throws, people, paper.dice)
    paper.rulings.extend(result.rulings)
    store_sheets(paper.world, result.sheets, paper.rules)
    paper.use_up(result.used_items)
    tell_round(paper, encounter, result)
    _keep_state(paper, encounter, result)
    if result.outcome is not None:
        close_encounter(paper, encounter.id, result.outcome)


def break_off(paper: Unfolding, encounter: EncounterState) -> None:
    """Something greater interrupts a confrontation: nobody has won it."""
    close_encounter(paper, encounter.id, "truce")


def _open(
    paper: Unfolding, setup: EncounterSetup, opponents: Sequence[NpcState], *, stakes: str, opening: str
) -> None:
    able = _able(paper)
    people = (*able, *people_of(paper.world, [npc.id for npc in opponents]))
    result: RoundResult = paper.rules.open_encounter(setup, people, paper.dice)
    paper.rulings.extend(result.rulings)
    store_sheets(paper.world, result.sheets, paper.rules)
    paper.world.put(
        EncounterState(
            id=setup.id,
            scene=paper.scene_id,
            type=setup.type,
            label=setup.label,
            category=setup.category,
            round=1,
            stakes=stakes,
            participants=tuple(person.id for person in people),
            state=result.state,
        )
    )
    paper.began = True
    names = tuple((npc.name, "unwounded") for npc in opponents)
    paper.encounter = EncounterBrief(setup.label, setup.category, 0, names, began=True, opening=opening)


def _keep_state(paper: Unfolding, encounter: EncounterState, result: RoundResult) -> None:
    paper.world.amend(encounter, state=result.state, round=encounter.round + 1)
    paper.encounter = EncounterBrief(
        encounter.label,
        encounter.category,
        encounter.round,
        opponents_of(paper.world, paper.rules, encounter),
        outcome=result.outcome or "",
        between=()
        if result.outcome is not None
        else tuple(text for text in (between_rounds(paper, encounter),) if text),
    )


def _threshold(win: WinCondition, rounds: int) -> int:
    if isinstance(win, DialThreshold):
        return win.target
    return min(win.rounds, max(LEAST_ROUNDS, rounds)) if isinstance(win, SurviveRounds) else 0


def _able(paper: Unfolding) -> tuple[Person, ...]:
    ids = [one.id for one in paper.party if paper.rules.view(one.sheet).can_act]
    return people_of(paper.world, ids)


def _opponents(paper: Unfolding, authored: ConfrontationDef, opponent: Opponent) -> list[NpcState]:
    if opponent.npc is not None:
        npc = paper.world.npc(opponent.npc)
        if npc is None or npc.status in ("dead", "gone"):
            return []
        if npc.place != paper.scene.place or npc.status != "alive":
            came = {**npc.data, CAME_FROM: npc.place}
            paper.world.amend(npc, place=paper.scene.place, status="alive", data=came)
        here = paper.world.npc(opponent.npc)
        return [_armed(paper, here)] if here is not None else []
    creature = paper.story.creature_by_id[opponent.creature or ""]
    extra = int(opponent.per_extra_player * max(0, len(paper.party) - 1))
    return [_mint(paper, authored, creature, number) for number in range(opponent.count + extra)]


def _mint(paper: Unfolding, authored: ConfrontationDef, creature: Creature, number: int) -> NpcState:
    ordinal = _ORDINALS[number] if number < len(_ORDINALS) else f"{number + 1}th "
    name = f"{ordinal}{creature.name}"
    entry = cast("dict[str, Json]", creature.model_dump(mode="json"))
    npc = NpcState(
        id=paper.new_id(f"{authored.id}:{creature.id}:{number}"),
        name=name,
        pronouns="it/its",
        role=creature.name,
        place=paper.scene.place,
        source=creature.id,
        appearance=first_upper(f"{with_article(creature.name)}: {', '.join(creature.look)}."),
        disposition=-100,
        sheet=paper.rules.foe_sheet({**entry, "name": name}, paper.dice),
        data={"foe": True},
    )
    paper.world.put(npc)
    return npc


def _armed(paper: Unfolding, npc: NpcState) -> NpcState:
    """An NPC with the numbers they fight with."""
    if npc.sheet:
        return npc
    source = npc_sheet_source(npc, paper.story)
    if source is None:
        return npc
    paper.world.amend(npc, sheet=paper.rules.foe_sheet(source, paper.dice))
    return paper.world.npc(npc.id) or npc
