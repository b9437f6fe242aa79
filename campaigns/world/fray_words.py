"""What a round of a confrontation looks like in words: the pack's sentences for blows, beats and rounds."""

from __future__ import annotations

from typing import Literal

from campaigns.rules.contracts import BeatOutcome, RoundResult, Ruleset, Ruling
from campaigns.world.consequences import apply_consequences
from campaigns.world.entities import EncounterState
from campaigns.world.people import health_band, name_of
from campaigns.world.state import World
from campaigns.world.unfolding import Unfolding
from genre_packs.schema.bestiary import Creature

type Blow = Literal["hit", "miss", "wounded", "down", "power"]


def tell_round(paper: Unfolding, encounter: EncounterState, result: RoundResult) -> None:
    """Every ruling, beat and note of a round as outcomes, in the order they fell."""
    beats = {beat.actor: beat for beat in result.beats}
    for ruling in result.rulings:
        if ruling.kind in ("initiative", "damage", "defence"):
            continue
        if not ruling.public:
            _tell_apart(paper, ruling)
            continue
        beat = beats.pop(ruling.actor, None)
        told = _beat_text(paper, encounter, beat) if beat is not None else _blow_text(paper, ruling)
        paper.tell(
            ruling.actor,
            "fight",
            ruling.summary,
            label=ruling.label,
            tier=ruling.outcome,
            target=ruling.target or "",
            told=told,
            roll=ruling.summary if told else "",
        )
        if beat is not None:
            _beat_consequences(paper, encounter, beat)
    for beat in beats.values():
        paper.tell(
            beat.actor,
            "fight",
            "",
            tier="success" if beat.succeeded else "failure",
            target=beat.target or "",
            told=_beat_text(paper, encounter, beat),
        )
        _beat_consequences(paper, encounter, beat)
    for note in result.notes:
        paper.tell("", "note", note)


def _tell_apart(paper: Unfolding, ruling: Ruling) -> None:
    """What not everybody may know is told to the character whose doing it was, and to nobody else."""
    character = paper.world.character(ruling.actor)
    if character is not None:
        paper.whisper(character, ruling.summary)


def between_rounds(paper: Unfolding, encounter: EncounterState) -> str:
    """The pack's sentence between two rounds; empty when it has none."""
    authored = paper.story.encounter_by_id.get(encounter.type)
    return (
        paper.fill(paper.variant(f"{encounter.type}:round", authored.round)) if authored is not None else ""
    )


def opponents_of(world: World, rules: Ruleset, encounter: EncounterState) -> tuple[tuple[str, str], ...]:
    """The opposition by name with health as a band."""
    return tuple(
        (npc.name, health_band(rules, npc.sheet))
        for id in encounter.participants
        if (npc := world.npc(id)) is not None
    )


def _creature(paper: Unfolding, id: str) -> Creature | None:
    npc = paper.world.npc(id)
    if npc is None:
        return None
    authored = paper.story.npc_by_id.get(npc.source)
    return paper.story.creature_by_id.get(authored.creature or "" if authored is not None else npc.source)


def _blow_text(paper: Unfolding, ruling: Ruling) -> str:
    """The pack's sentence for an attack or a power of a foe, or for what a character's blow does to it."""
    if ruling.kind == "power" and paper.world.npc(ruling.actor) is not None:
        met = paper.world.character(ruling.target or "")
        return _phrase(paper, ruling.actor, "power", pc=met.id) if met is not None else ""
    if ruling.kind != "attack":
        return ""
    hurt = ruling.target or ""
    if paper.world.npc(ruling.actor) is not None:
        # A ship that is hit is nobody whom the pack's sentence could name.
        if not name_of(paper.world, hurt):
            return ""
        return _phrase(paper, ruling.actor, "hit" if ruling.succeeded else "miss", pc=hurt)
    npc = paper.world.npc(hurt)
    if npc is None or not ruling.succeeded:
        return ""
    down = npc.status == "dead" or health_band(paper.rules, npc.sheet) in ("down", "dead")
    return _phrase(paper, hurt, "down" if down else "wounded", pc=ruling.actor)


def _phrase(paper: Unfolding, foe: str, which: Blow, *, pc: str) -> str:
    creature = _creature(paper, foe)
    if creature is None:
        return ""
    options: tuple[str, ...] = getattr(creature.phrases, which)
    text = paper.variant(f"{creature.id}:{which}", options)
    return paper.fill(text, pc=pc, foe=foe)


def _beat_text(paper: Unfolding, encounter: EncounterState, beat: BeatOutcome) -> str:
    authored = paper.story.encounter_by_id.get(encounter.type)
    found = (
        next((one for one in authored.beats if one.id == beat.beat), None) if authored is not None else None
    )
    if found is None:
        return ""
    texts = found.success_text if beat.succeeded else found.failure_text
    foe = beat.target or next((id for id in encounter.participants if paper.world.npc(id) is not None), "")
    return paper.fill(
        paper.variant(f"{encounter.type}:{beat.beat}:{beat.succeeded}", texts),
        pc=beat.actor,
        foe=foe,
        npc=foe,
    )


def _beat_consequences(paper: Unfolding, encounter: EncounterState, beat: BeatOutcome) -> None:
    authored = paper.story.encounter_by_id.get(encounter.type)
    found = (
        next((one for one in authored.beats if one.id == beat.beat), None) if authored is not None else None
    )
    effect = None if found is None else found.success if beat.succeeded else found.failure
    if effect is not None and effect.also is not None:
        apply_consequences(paper, effect.also, beat.actor)
