"""What reaches somebody who does not perceive their scene whole: a brief that holds that and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from campaigns.world.draws import made_id
from campaigns.world.senses import Senses, heard_of
from narrator.contracts import (
    Brief,
    CharacterBrief,
    Declared,
    EncounterBrief,
    OutcomeBrief,
    PersonBrief,
    PlaceBrief,
)

LOOKING: Final = frozenset({"search", "look", "examine", "lead", "lead_found"})
"""Deeds whose fruit is seen."""
TALKING: Final = frozenset({"talk", "ask", "threaten", "persuade", "share"})
"""Deeds whose fruit is heard."""
FELT: Final = "felt"
"""The intent of an outcome that somebody feels without knowing whose doing it is."""


def sensed(brief: Brief, character: str, senses: Senses, *, recent: tuple[str, ...] = ()) -> Brief:
    """The brief of a scene's turn as one character gets it, by id, in the second person; ``recent`` is what was told
    to them so before.

    Built up from nothing: what is not put in here on purpose reaches nobody.
    """
    mine = next(one for one in brief.characters if one.id == character)
    sees, declared = senses.awake and senses.sees, _declared(brief, mine, senses)
    heard = {one.character for one in declared}
    return Brief(
        kind="senses",
        seed=made_id(brief.seed, brief.round, f"senses:{character}"),
        round=brief.round,
        scene=brief.scene,
        person="second",
        voice=brief.voice,
        place=_place(brief.place, senses),
        characters=tuple(
            one if sees else replace(one, look="", condition=one.condition if one is mine else "", gear=())
            for one in brief.characters
            if sees or one is mine or one.id in heard
        ),
        people=tuple(_in_sight(one) for one in brief.people) if sees else (),
        declared=declared,
        outcomes=_outcomes(brief, mine, senses),
        moves=brief.moves if sees else (),
        encounter=_encounter(brief, senses),
        recent=recent,
        newcomer=character,
        verbosity=brief.verbosity,
        lines=brief.lines,
        veils=brief.veils,
        lost=senses.lost,
    )


def _place(place: PlaceBrief, senses: Senses) -> PlaceBrief:
    """Where one is one knows; what it looks like takes eyes, and what it is like otherwise is not told apart."""
    if senses.awake and senses.sees:
        return replace(place, sensory=())
    return PlaceBrief(place.id, place.name, ())


def _in_sight(person: PersonBrief) -> PersonBrief:
    return replace(person, lines={"business": person.lines["business"]} if "business" in person.lines else {})


def _declared(brief: Brief, mine: CharacterBrief, senses: Senses) -> tuple[Declared, ...]:
    """One's own words, and of the others' what is heard or seen."""
    if not senses.awake:
        return ()
    reaching = [
        one if one.character == mine.id else _of_another(one, heard_of(one.text, senses), senses)
        for one in brief.declared
    ]
    return tuple(one for one in reaching if one.text)


def _of_another(one: Declared, text: str, senses: Senses) -> Declared:
    if not senses.sees:
        return Declared(one.character, one.seat, text, "talk", speech=one.speech if text else ())
    deed = one.deed if text and not one.speech else ""
    return replace(one, text=text, speech=(), topic="", deed=deed)


def _outcomes(brief: Brief, mine: CharacterBrief, senses: Senses) -> tuple[OutcomeBrief, ...]:
    """One's own results, but for what they would have to be seen or heard for; of the others' what is seen or felt."""
    if not senses.awake:
        return ()
    found = []
    for one in brief.outcomes:
        own = one.actor in (mine.id, mine.name)
        lost = (not senses.sees and one.intent in LOOKING) or (not senses.hears and one.intent in TALKING)
        if own:
            found.append(replace(one, summary="", told="", roll="", target="") if lost else one)
        elif senses.sees and not lost:
            found.append(one)
        elif one.target in (mine.id, mine.name) and one.tier is not None:
            found.append(OutcomeBrief("", FELT, "", "", tier=one.tier, target=mine.id))
    return tuple(found)


def _encounter(brief: Brief, senses: Senses) -> EncounterBrief | None:
    if brief.encounter is None or not senses.awake:
        return None
    if senses.sees:
        return brief.encounter
    return replace(brief.encounter, opponents=(), opening="", between=(), closing="")
