"""Confrontations: how they begin, their sealed rounds, how they end. The ruleset decides everything in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from campaigns.rules.contracts import Attempt, EncounterSetup, Person, RoundResult, Throw
from campaigns.rules.contracts import EncounterOutcome as Outcome
from campaigns.world.aftermath import close_encounter
from campaigns.world.entities import EncounterState, NpcState
from campaigns.world.fray_words import between_rounds, opponents_of, tell_round
from campaigns.world.getaways import get_away
from campaigns.world.opposition import armed, conjured, mint, opponents_for
from campaigns.world.people import people_by_id, people_of, store_sheets
from campaigns.world.resolution import TurnPlan
from campaigns.world.setups import encounter_setup
from campaigns.world.unfolding import Unfolding
from genre_packs.schema.encounters import (
    ConfrontationDef,
)
from narrator.contracts import EncounterBrief

BRAWL: Final = "brawl"
BRAWL_ROUNDS: Final = 6


def begin(
    paper: Unfolding,
    authored: ConfrontationDef,
    *,
    opening: str = "",
    most_rounds: int | None = None,
    players: int = 0,
) -> bool:
    """Begin an authored confrontation where the party is; False when nobody could take part.

    It is weighed for ``players``, or else for those who can act there now.
    """
    opponents = [
        npc for opponent in authored.opponents for npc in opponents_for(paper, authored.id, opponent)
    ]
    if not opponents or not _able(paper):
        return False
    leaders = tuple(
        npc.id
        for npc in opponents
        if any(o.leader and npc.source in (o.npc, o.creature) for o in authored.opponents)
    )
    setup = encounter_setup(
        authored,
        paper.story,
        id=paper.new_id(f"encounter:{authored.id}"),
        leaders=leaders,
        most_rounds=most_rounds,
        players=players or len(_able(paper)),
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
    _open(paper, setup, [armed(paper, npc)], stakes=f"What {npc.name} will do after this.", opening="")
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
    _summon(paper, encounter, result.arrivals)
    if result.outcome is None:
        _reinforce(paper, encounter)
        get_away(paper, encounter, result.left, plan.acts)
    follows = _what_follows(paper, encounter, result)
    if follows is not None:
        _escalate(paper, encounter, result.outcome or "truce", follows)
    elif result.outcome is not None:
        close_encounter(paper, encounter.id, result.outcome)


def break_off(paper: Unfolding, encounter: EncounterState) -> None:
    """Something greater interrupts a confrontation: nobody has won it."""
    close_encounter(paper, encounter.id, "truce")


def _what_follows(
    paper: Unfolding, encounter: EncounterState, result: RoundResult
) -> ConfrontationDef | None:
    """The confrontation that this one becomes: where the rules say so, or where the pack does once it is lost."""
    authored = paper.story.encounter_by_id.get(encounter.type)
    lost = result.outcome in ("lost", "conceded")
    named = result.escalates_to or (authored.escalates_to if authored is not None and lost else None)
    return paper.story.encounter_by_id.get(named or "") if _able(paper) else None


def _escalate(
    paper: Unfolding, encounter: EncounterState, outcome: Outcome, follows: ConfrontationDef
) -> None:
    """End a confrontation and begin the one it becomes; the reckoning goes on in it."""
    reckoning = encounter.id == paper.plot.climax_encounter
    if reckoning:
        paper.plot.climax_encounter = ""
    close_encounter(paper, encounter.id, outcome)
    closing = paper.encounter_outcome.text if paper.encounter_outcome is not None else ""
    if begin(paper, follows) and reckoning:
        running = paper.world.running_encounter(paper.scene_id)
        paper.plot.climax_encounter = running.id if running is not None else ""
    if closing and paper.encounter is not None:
        paper.encounter = replace(paper.encounter, opening=f"{closing}\n\n{paper.encounter.opening}".strip())


def _reinforce(paper: Unfolding, encounter: EncounterState) -> None:
    """Whoever the pack sends in at the beginning of the coming round: they are seen before anybody acts in it."""
    authored = paper.story.encounter_by_id.get(encounter.type)
    for number, more in enumerate(authored.reinforcements if authored is not None else ()):
        if more.round == encounter.round + 1:
            newcomers = opponents_for(paper, f"{encounter.id}:{number}", more.opponent)
            _join(paper, encounter.id, newcomers)
            if newcomers:
                paper.tell("", "note", paper.fill(more.text, foe=newcomers[0].id))


def _summon(paper: Unfolding, encounter: EncounterState, arrivals: Sequence[str]) -> None:
    """Whoever the rules bring in: a creature of the bestiary, on the party's side after ``ally:``."""
    for number, arrival in enumerate(arrivals):
        kind = arrival.removeprefix("ally:")
        creature = paper.story.creature_by_id.get(kind) or conjured(paper, kind)
        if creature is None:
            paper.gm_notes.append(f"The rules call for {kind!r}, which the bestiary does not have.")
            continue
        came = f"{encounter.id}:{paper.round}:{number}"
        ally = arrival != kind
        _join(paper, encounter.id, [mint(paper, came, creature, 0, "party" if ally else "opposition")])


def _join(paper: Unfolding, id: str, newcomers: Sequence[NpcState]) -> None:
    encounter = paper.world.encounter(id)
    if encounter is None or not newcomers:
        return
    ids = tuple(npc.id for npc in newcomers)
    together = people_by_id(paper.world, (*encounter.participants, *ids))
    arriving = [together[id] for id in ids]
    joined = paper.rules.join(dict(encounter.state), arriving, together, paper.dice)
    paper.rulings.extend(joined.rulings)
    store_sheets(paper.world, joined.sheets, paper.rules)
    paper.world.amend(encounter, state=joined.state, participants=(*encounter.participants, *ids))


def _open(
    paper: Unfolding, setup: EncounterSetup, opponents: Sequence[NpcState], *, stakes: str, opening: str
) -> None:
    able = _able(paper)
    people = (*able, *people_of(paper.world, [npc.id for npc in opponents]))
    result: RoundResult = paper.rules.open_encounter(setup, people, paper.dice)
    paper.rulings.extend(result.rulings)
    store_sheets(paper.world, result.sheets, paper.rules)
    opened = EncounterState(
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
    paper.world.put(opened)
    for note in result.notes:
        paper.tell("", "note", note)
    _summon(paper, opened, result.arrivals)
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


def _able(paper: Unfolding) -> tuple[Person, ...]:
    ids = [one.id for one in paper.party if paper.rules.view(one.sheet).can_act]
    return people_of(paper.world, ids)
