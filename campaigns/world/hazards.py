"""Dangerous places: what goes wrong there is announced, and some turns later happens to whoever has stayed."""

from __future__ import annotations

from campaigns.rules.contracts import Exposure
from campaigns.world.entities import CharacterState
from campaigns.world.people import people_by_id
from campaigns.world.unfolding import Unfolding
from genre_packs.schema.places import Hazard, Place
from narrator.contracts import WorldMove


def exposure_of(hazard: Hazard) -> Exposure:
    """A pack's hazard as the rules take it."""
    return Exposure(
        label=hazard.label,
        kind=hazard.kind,
        damage=hazard.damage or "",
        skill=hazard.skill or "",
        difficulty=str(hazard.difficulty) if hazard.skill else "",
        strength=hazard.strength,
        peril=hazard.peril or "",
    )


def threaten(paper: Unfolding) -> None:
    """Announce what can go wrong here, or let it happen when it is due by the scene's own turns; nothing in a fight.

    Whoever leaves in time is spared, and warned again on coming back.
    """
    place = paper.story.place_by_id[paper.scene.place]
    hazard = place.hazard
    if hazard is None or paper.world.running_encounter(paper.scene_id) is not None:
        return
    key = f"hazard:{paper.scene_id}:{place.id}"
    announced: int | None = paper.plot.stirred.get(key)
    if isinstance(hazard, str):
        if announced is None:
            _announce(paper, key, hazard)
        return
    if hazard.ends_with is not None and hazard.ends_with in paper.plot.flags:
        return
    if announced is None or paper.arrived:
        _announce(paper, key, hazard.text)
    elif paper.round - announced >= hazard.every:
        del paper.plot.stirred[key]
        _strike(paper, place, hazard)


def _announce(paper: Unfolding, key: str, text: str) -> None:
    paper.plot.stirred[key] = paper.round
    paper.stir(WorldMove("hazard", paper.fill(text)))


def _strike(paper: Unfolding, place: Place, hazard: Hazard) -> None:
    paper.stir(WorldMove("hazard", paper.fill(paper.variant(f"hazard:{place.id}", hazard.strikes))))
    here = [one for one in paper.party if paper.rules.view(one.sheet).can_act]
    for character in here:
        if _is_spared(paper, character, hazard):
            paper.tell(
                character.id, "note", f"{character.name} is spared by what they carry.", label=hazard.label
            )
        else:
            _befall(paper, character, hazard, [one.id for one in here])


def _is_spared(paper: Unfolding, character: CharacterState, hazard: Hazard) -> bool:
    return hazard.spared_by is not None and any(
        item.source == hazard.spared_by for item in paper.world.held_by(character.id)
    )


def _befall(paper: Unfolding, character: CharacterState, hazard: Hazard, ids: list[str]) -> None:
    near = people_by_id(paper.world, ids)
    resolved = paper.rules.expose(exposure_of(hazard), near[character.id], near, paper.dice)
    paper.keep_rulings(resolved)
    for ruling in resolved.rulings:
        paper.tell(
            character.id, "hurt", ruling.summary, label=ruling.label, tier=ruling.outcome, roll=ruling.summary
        )
