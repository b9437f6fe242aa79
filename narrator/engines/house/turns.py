"""One turn: what was done, what came of it, what the world did, and the shape in which it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from narrator.contracts import CharacterBrief, Declared, OutcomeBrief
from narrator.engines.house import blows
from narrator.engines.house.closing import close, ways_out
from narrator.engines.house.company import answer_in_person, introduce, newcomers, react, spoke
from narrator.engines.house.deeds import tell_deed
from narrator.engines.house.outcomes import repeats_deed, tell_outcome
from narrator.engines.house.prose import capital, closed
from narrator.engines.house.scenery import arrive, pressure, quiet, sense, small_scene, tell_move
from narrator.engines.house.shapes import Parts, compose
from narrator.engines.house.telling import Telling

ROOM = {"concise": (60, 110), "standard": (95, 165), "verbose": (130, 230)}
"""Words a turn is filled up to: the least and the most that is aimed at, by verbosity."""


@dataclass(slots=True)
class _Acts:
    """The deeds and outcomes of a turn, paragraph by paragraph, and who was struck in them."""

    told: list[str] = field(default_factory=list)
    struck: set[str] = field(default_factory=set)
    done: set[int] = field(default_factory=set)


def tell_turn(telling: Telling) -> list[str]:
    """The paragraphs of an ordinary turn or a round of a confrontation."""
    brief = telling.brief
    encounter = brief.encounter
    fighting = encounter is not None and not encounter.began
    acts = tell_acts(telling)
    parts = Parts(acts=acts.told)
    if fighting:
        after = [blows.tell_standing(telling, acts.struck), blows.tell_wounds(telling)]
        parts.acts += [" ".join(filter(None, after))]
    parts.place = arrive(telling)
    over = encounter is not None and bool(encounter.outcome)
    parts.acts += [tell_move(telling, move) for move in brief.moves if over and move.kind == "encounter"]
    parts.moves = [tell_move(telling, move) for move in brief.moves if not over or move.kind != "encounter"]
    if encounter is not None and encounter.outcome:
        parts.acts += [blows.tell_end(telling)]
    parts.turn = blows.tell_beginning(telling)
    parts.people = _introductions(telling)
    spoken = spoke(telling)
    running = encounter is not None and not encounter.outcome and not encounter.began
    _fill_up(telling, parts, spoken, running=running)
    parts.close = close(telling, spoken)
    return compose(telling, parts)


def tell_acts(telling: Telling) -> _Acts:
    """Every player's deed with what came of it, then what others did."""
    acts = _Acts()
    for number, declared in enumerate(telling.brief.declared):
        _one_act(telling, declared, acts, later=number > 0)
    done = " ".join(acts.told)
    rest = [
        _result(telling, outcome, done, acts)
        for number, outcome in enumerate(telling.brief.outcomes)
        if number not in acts.done
    ]
    if any(rest):
        acts.told.append(" ".join(filter(None, rest)))
    return acts


def _one_act(telling: Telling, declared: Declared, acts: _Acts, *, later: bool) -> None:
    character = telling.character(declared.character)
    if character is None:
        return
    mine = [
        (number, outcome)
        for number, outcome in enumerate(telling.brief.outcomes)
        if outcome.actor in (character.id, character.name) and number not in acts.done
    ]
    acts.done.update(number for number, _ in mine)
    deed = tell_deed(telling, declared, character, later=later)
    results = [_result(telling, outcome, deed, acts) for _, outcome in mine]
    first = mine[0][1] if mine else None
    if first is not None and results[0] and deed and repeats_deed(telling, first, deed):
        deed = ""
    if deed and first is not None and not declared.speech and _stays(telling, first):
        deed = telling.line("already_there", pc=character)
    if not any(results):
        results = [_recalled(telling, character) or _overtaken(telling, character, bool(mine))]
    if not deed and not any(results) and declared.text.strip():
        results = [telling.line("undecided", pc=character)]
    told = " ".join(filter(None, [deed, *results]))
    if told:
        acts.told.append(told)


def _stays(telling: Telling, outcome: OutcomeBrief) -> bool:
    """Whether somebody went to where they are."""
    place = telling.brief.place
    return (
        outcome.intent == "move" and outcome.target == place.id and not (place.arrived or place.first_visit)
    )


def _overtaken(telling: Telling, character: CharacterBrief, acted: bool) -> str:
    """What is said of a deed that a confrontation's end came before."""
    encounter = telling.brief.encounter
    over = encounter is not None and bool(encounter.outcome)
    return telling.line("overtaken", pc=character) if over and not acted else ""


def _recalled(telling: Telling, character: CharacterBrief) -> str:
    """What is known already of something a player asks about."""
    for fact in telling.recalled.get(character.id, ()):
        told = telling.line("recalled", pc=character, fact=closed(capital(fact)))
        if told:
            return told
    return ""


def _result(telling: Telling, outcome: OutcomeBrief, deed: str, acts: _Acts) -> str:
    if telling.brief.encounter is not None and not telling.brief.encounter.began:
        return blows.tell_blow(telling, outcome, deed, acts.struck)
    return answer_in_person(telling, outcome) or tell_outcome(telling, outcome, deed)


def _introductions(telling: Telling) -> list[str]:
    if telling.brief.encounter is not None:
        return []
    new = [one for one in newcomers(telling) if one.id not in telling.named]
    limit = 2 if telling.brief.place.arrived or telling.brief.place.first_visit else 1
    return [introduce(telling, one) for one in new[:limit]]


def _fill_up(telling: Telling, parts: Parts, spoken: set[str], *, running: bool) -> None:
    """Add what is not needed but wanted until the turn has its length; nothing is said only to fill."""
    least, most = ROOM[telling.brief.verbosity]
    if running:
        least, most = least - 20, most - 40
    aim = least + telling.chance.number("length", most - least + 1) // 3
    extras = _fight_extras(telling, spoken) if running else _extras(telling, parts, spoken)
    for slot, make in extras:
        if parts.words() >= aim:
            return
        told = make()
        if told:
            parts.add(slot, told)


type Extra = tuple[str, Callable[[], str]]


def _fight_extras(telling: Telling, spoken: set[str]) -> list[Extra]:
    """A breath between blows, what those who stand by make of it, what is at stake."""
    encounter = telling.brief.encounter
    fighting = {name for name, _ in encounter.opponents} if encounter is not None else set()
    spoken |= {one.id for one in telling.brief.people if one.name in fighting}
    threat = telling.brief.pressure
    at_stake = threat.stakes if threat is not None else ""
    return [
        ("air", lambda: blows.between_rounds(telling)),
        ("air", lambda: sense(telling)),
        ("people", lambda: react(telling, spoken)),
        ("pressure", lambda: telling.line("stakes", stakes=at_stake) if at_stake else ""),
        ("air", lambda: quiet(telling)),
    ]


def _extras(telling: Telling, parts: Parts, spoken: set[str]) -> list[Extra]:
    """At most one sign of the threat, one reaction, one detail, one small scene, one sentence of quiet."""
    brief = telling.brief
    after_fight = brief.encounter is not None
    level = brief.pressure.level if brief.pressure is not None else 0.0
    signs = any(move.kind in ("clock", "stage") for move in brief.moves)
    first: list[Extra] = [("place", lambda: ways_out(telling))] if parts.place else []
    if telling.overheard:
        first.append(("air", lambda: telling.line("walk_on", name=telling.overheard)))
    bag: list[Extra] = [("air", lambda: sense(telling))]
    if not after_fight:
        bag.append(("people", lambda: react(telling, spoken)))
    if telling.omen or (not signs and telling.seldom("pressure", 0.2 + 0.5 * level)):
        bag.append(("pressure", lambda: pressure(telling)))
    rest: list[Extra] = [("scene", lambda: small_scene(telling, spoken))] if not after_fight else []
    rest.append(
        ("air", lambda: telling.line("transition") if telling.seldom("turn", 0.5) else quiet(telling))
    )
    return [*first, *telling.chance.order("extras", bag), *rest, ("people", lambda: react(telling, spoken))]
