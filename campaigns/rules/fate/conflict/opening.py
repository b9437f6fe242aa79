"""The beginning of a conflict or contest, and who comes into it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.beats import read_beats
from campaigns.rules.contracts import Dice, EncounterSetup, Person, RoundResult
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.checks import plain
from campaigns.rules.fate.conflict.blows import strike_by_opposition
from campaigns.rules.fate.conflict.ending import breathe_out, state_of
from campaigns.rules.fate.conflict.field import Field
from campaigns.rules.fate.conflict.sealing import target_of
from campaigns.rules.fate.conflict.state import Actor, Exchange
from campaigns.rules.fate.sheet import Being, read
from campaigns.rules.fate.tables import Track
from campaigns.rules.grammar import listed
from campaigns.rules.running import Dial

MENTAL = ("debate", "social")
ORDER: Mapping[Track, tuple[str, str]] = {
    "physical": ("notice", "athletics"),
    "mental": ("empathy", "rapport"),
}


def open_exchange(setup: EncounterSetup, people: Sequence[Person], dice: Dice, book: Book) -> RoundResult:
    """Seat everybody who can act, in the order of play; an ambush strikes once before anybody else acts.

    Raises RulesError when one side is missing, since such an encounter could not end.
    """
    able = [person for person in people if read(person.sheet, person.name).up]
    for side in ("party", "opposition"):
        if not any(person.side == side for person in able):
            raise RulesError(f"Nobody stands on the side of the {side}.", hint="Seat somebody on both sides.")
    exchange = _exchange(setup, able)
    read_beats(exchange.beats)
    field = Field.of(exchange, {person.id: person for person in able}, book, dice)
    _tell_order(field)
    if setup.surprise == "opposition" and not exchange.is_contest:
        for foe in field.standing("opposition"):
            strike_by_opposition(field, foe, target_of(field, foe), {})
    outcome = state_of(field)
    if outcome is not None:
        breathe_out(field)
    return field.result(outcome)


def join(
    exchange: Exchange, newcomers: Sequence[Person], people: Mapping[str, Person], dice: Dice, book: Book
) -> RoundResult:
    """Seat people who come in later; they act from the next exchange on."""
    known = {actor.id for actor in exchange.actors}
    arriving = [
        person for person in newcomers if person.id not in known and read(person.sheet, person.name).up
    ]
    seated = tuple(
        _seat(person, exchange.track, exchange.zones[-1].id if exchange.zones else "") for person in arriving
    )
    more = sum(person.side == "opposition" for person in arriving)
    together = replace(
        exchange,
        actors=_in_order((*exchange.actors, *seated)),
        opposition_size=exchange.opposition_size + more,
    )
    field = Field.of(together, people, book, dice)
    return field.result(exchange.outcome)


def _exchange(setup: EncounterSetup, people: Sequence[Person]) -> Exchange:
    track: Track = "mental" if setup.category in MENTAL else "physical"
    mine, theirs = setup.party_dial, setup.opposition_dial
    threshold = max(1, setup.threshold)
    first = setup.zones[0].id if setup.zones else ""
    last = setup.zones[-1].id if setup.zones else ""
    return Exchange(
        id=setup.id,
        type=setup.type,
        label=setup.label,
        category=setup.category,
        win_condition=setup.win_condition,
        track=track,
        threshold=threshold,
        party_dial=Dial(mine[0], mine[1], threshold),
        opposition_dial=Dial(theirs[0], theirs[1], max(1, setup.opposition_threshold or threshold)),
        actors=_in_order([_seat(one, track, first if one.side == "party" else last) for one in people]),
        opposition_size=sum(person.side == "opposition" for person in people),
        zones=setup.zones,
        max_rounds=max(1, setup.max_rounds, threshold if setup.win_condition == "survive_rounds" else 1),
        can_flee=setup.can_flee,
        on_break=setup.on_break,
        verdict_npc=setup.verdict_npc,
        beats=tuple(dict(beat) for beat in setup.beats),
    )


def _seat(person: Person, track: Track, zone: str) -> Actor:
    being: Being = read(person.sheet, person.name)
    first, second = ORDER[track]
    return Actor(
        person.id, person.side, person.is_character, 10 * being.skill(first) + being.skill(second), zone
    )


def _in_order(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    return tuple(sorted(actors, key=lambda actor: (-actor.order, actor.side != "party")))


def _tell_order(field: Field) -> None:
    first = next(iter(field.actors))
    told = f"Order of play: {listed([field.people[actor].name for actor in field.actors])}."
    field.record((plain("fate.order", first, "Order of play", told, kind="initiative"),))
