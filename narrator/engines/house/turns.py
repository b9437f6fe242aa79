"""One turn: what was done, what came of it, what the world did, and the shape in which it is told."""

from __future__ import annotations

from collections.abc import Callable

from narrator.engines.house import blows
from narrator.engines.house.acts import tell_acts
from narrator.engines.house.callbacks import call_back, rumour
from narrator.engines.house.closing import close, ways_out
from narrator.engines.house.company import introduce, newcomers, react, spoke
from narrator.engines.house.scenery import (
    arrive,
    pressure,
    quiet,
    sense,
    small_scene,
    tell_move,
    tell_moves,
)
from narrator.engines.house.shapes import Parts, compose
from narrator.engines.house.telling import Telling

ROOM = {"concise": (55, 95), "standard": (80, 140), "verbose": (105, 190)}
"""Words a turn is filled up to: the least and the most that is aimed at, by verbosity."""
EXTRAS = {"concise": 2, "standard": 3, "verbose": 4}
"""How many things a turn tells that are not needed, at the most; one fewer in a confrontation."""


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
    ends = [move for move in brief.moves if over and move.kind == "encounter"]
    parts.acts += [tell_move(telling, move) for move in ends]
    parts.moves = tell_moves(telling, [move for move in brief.moves if move not in ends])
    if encounter is not None and encounter.outcome:
        parts.acts += [blows.tell_end(telling)]
    parts.turn = blows.tell_beginning(telling)
    parts.people = _introductions(telling)
    if encounter is None:
        parts.air.append(call_back(telling))
    spoken = spoke(telling)
    running = encounter is not None and not encounter.outcome and not encounter.began
    _fill_up(telling, parts, spoken, running=running)
    parts.close = close(telling, spoken)
    return compose(telling, parts)


def _introductions(telling: Telling) -> list[str]:
    if telling.brief.encounter is not None:
        return []
    new = [one for one in newcomers(telling) if one.id not in telling.named]
    limit = 2 if telling.brief.place.arrived or telling.brief.place.first_visit else 1
    return [introduce(telling, one) for one in new[:limit]]


def _fill_up(telling: Telling, parts: Parts, spoken: set[str], *, running: bool) -> None:
    """Add what is not needed but wanted until the turn has its length; nothing is said only to fill.

    Of each kind there is one at most: a row of small things that have nothing to do with each other is a list.
    """
    least, most = ROOM[telling.brief.verbosity]
    if running:
        least, most = least - 20, most - 40
    aim = least + telling.chance.number("length", most - least + 1) // 3
    spoken |= telling.engaged
    extras = _fight_extras(telling, spoken) if running else _extras(telling, parts, spoken)
    added: set[str] = set()
    for slot, make in extras:
        if parts.words() >= aim or len(added) == EXTRAS[telling.brief.verbosity] - running:
            return
        told = "" if slot in added else make()
        if told:
            parts.add(slot, told)
            added.add(slot)


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
    if telling.rumour:
        first.append(("air", lambda: rumour(telling)))
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
