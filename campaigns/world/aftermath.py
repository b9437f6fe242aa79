"""How a confrontation ends and what it leaves behind: prose, consequences, loot, and who is still there."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from campaigns.rules.contracts import EncounterOutcome as Outcome
from campaigns.world.belongings import grant
from campaigns.world.consequences import apply_consequences, send_npc
from campaigns.world.entities import EncounterState, NpcState
from campaigns.world.resolution import Branch, EncounterOutcome
from campaigns.world.unfolding import Unfolding
from genre_packs.schema.encounters import ConfrontationDef

FIGHT_OVER: Final = "fight_over"
_WORDS: Final[dict[Outcome, tuple[str, ...]]] = {
    "won": (
        "It is over, and the ground is theirs who stand on it.",
        "Then there is nobody left who wants to go on.",
    ),
    "lost": ("It ends on the floor, and not as anyone hoped.", "Then it is over, and it is lost."),
    "fled": ("Behind them nobody follows.", "Distance does what courage could not."),
    "conceded": ("Hands are shown empty, and that is accepted.", "It ends because one side says so."),
    "truce": ("It breaks off; nobody has what they wanted.", "It stops, undecided."),
}


def close_encounter(paper: Unfolding, id: str, outcome: Outcome) -> None:
    """End a running confrontation with everything that follows from it."""
    encounter = paper.world.encounter(id)
    if encounter is None or encounter.status != "running":
        return
    paper.world.amend(encounter, status="ended", outcome=outcome)
    paper.plot.stirred[FIGHT_OVER] = paper.turn
    authored = paper.story.encounter_by_id.get(encounter.type)
    text = paper.fill(_closing(paper, authored, outcome))
    paper.encounter_outcome = EncounterOutcome(id, encounter.label, _branch(paper, outcome), text)
    actor = next((one.id for one in paper.party if paper.rules.view(one.sheet).can_act), "")
    actor = actor or next(iter(encounter.participants), "")
    if authored is not None:
        what = {"won": authored.on_win, "lost": authored.on_loss, "conceded": authored.on_loss}.get(
            outcome, authored.on_flee
        )
        apply_consequences(paper, what, actor)
    _opposition(paper, encounter, outcome, actor)
    _experience(paper, outcome)
    if paper.encounter is not None:
        paper.encounter = replace(paper.encounter, outcome=outcome, closing=text)
    if id == paper.plot.climax_encounter:
        paper.plot.climax = "over"
        paper.plot.result = _result(outcome)
    paper.gained = True


def _closing(paper: Unfolding, authored: ConfrontationDef | None, outcome: Outcome) -> str:
    if authored is not None:
        texts = {
            "won": authored.won,
            "lost": authored.lost,
            "fled": authored.fled,
            "conceded": authored.lost,
        }.get(outcome, ())
        if texts:
            return paper.variant(f"{authored.id}:{outcome}", texts)
    return paper.variant(f"closing:{outcome}", _WORDS[outcome])


def _branch(paper: Unfolding, outcome: Outcome) -> Branch:
    if outcome == "won":
        hurt = any(
            view.hp * 2 < view.max_hp or view.down
            for one in paper.world.characters()
            if one.scene == paper.scene_id
            for view in (paper.rules.view(one.sheet),)
        )
        return "pyrrhic_win" if hurt else "clear_win"
    return "clear_loss" if outcome in ("lost", "conceded") else "refused"


def _result(outcome: Outcome) -> Literal["won", "lost", "fled"]:
    if outcome == "won":
        return "won"
    return "fled" if outcome in ("fled", "truce") else "lost"


def _opposition(paper: Unfolding, encounter: EncounterState, outcome: Outcome, actor: str) -> None:
    """The fallen stay where they fell and leave what they carried; nameless foes who live are gone."""
    for id in encounter.participants:
        npc = paper.world.npc(id)
        if npc is None:
            continue
        creature = paper.story.creature_by_id.get(npc.source)
        view = paper.rules.view(npc.sheet)
        if npc.status == "dead" or view.dead:
            if outcome == "won" and creature is not None:
                grant(paper, creature.loot, actor)
            continue
        if npc.data.get("foe"):
            paper.world.amend(npc, status="gone")
        elif view.down:
            paper.world.amend(npc, status="gone", condition="wounded", disposition=-100)
        else:
            _go_home(paper, npc, encounter, outcome)


def _experience(paper: Unfolding, outcome: Outcome) -> None:
    earned = ["encounter_won"] if outcome == "won" else []
    if any(one.status == "alive" for one in paper.party):
        earned.append("encounter_survived")
    paper.xp += sum(mark.xp for mark in paper.story.progression.milestones if mark.when in earned)


def _go_home(paper: Unfolding, npc: NpcState, encounter: EncounterState, outcome: Outcome) -> None:
    """Somebody with a name goes back where they came from; after a fight they do not stay to be talked to."""
    back = str(npc.data.get("came_from") or "")
    data = {key: value for key, value in npc.data.items() if key != "came_from"}
    grudge = min(npc.disposition, -40) if encounter.category == "fight" else npc.disposition
    if encounter.id == paper.plot.climax_encounter:
        paper.world.amend(npc, data=data, disposition=grudge)
    elif back and back != npc.place:
        paper.world.amend(npc, data=data, disposition=grudge)
        send_npc(paper, npc.id, back)
    elif encounter.category == "fight" and outcome == "won":
        paper.world.amend(npc, status="gone", disposition=grudge, data=data)
