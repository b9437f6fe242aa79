"""Coming into an encounter that runs: newcomers are seated, throw initiative, and act from the next round on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import Dice, DieSpec, Person, RoundResult
from campaigns.rules.without_number.bodies import read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.footing import begin_at
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.opening import by_initiative, quickness
from campaigns.rules.without_number.encounter.state import Actor, Encounter
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.wording import listed, sentence


def join(
    book: Book,
    encounter: Encounter,
    newcomers: Sequence[Person],
    people: Mapping[str, Person],
    dice: Dice,
) -> RoundResult:
    """The encounter with whoever comes in and can act; who takes part already is left where they are.

    Raises RulesError when it is over.
    """
    if encounter.outcome is not None:
        raise RulesError("It is over; nobody can join it.", hint="Begin another encounter.")
    able = [
        person
        for person in newcomers
        if encounter.actor(person.id) is None
        and read(book, person.sheet, person.name).vitals.condition == "up"
    ]
    everyone = {**people, **{person.id: person for person in able}}
    seats = tuple(
        Actor(person.id, person.side, person.is_character, 0, zone=begin_at(encounter.zones, person.side))
        for person in able
    )
    more = sum(person.side == "opposition" for person in able)
    seated = replace(
        encounter, actors=(*encounter.actors, *seats), opposition_size=encounter.opposition_size + more
    )
    fray = Fray.of(book, seated, everyone, dice)
    if not able:
        return fray.result(None)
    throw = dice.throw((DieSpec(8, len(able)),), reason="Initiative of those who join")
    for person, face in zip(able, throw.faces, strict=True):
        fray.change(person.id, initiative=face + quickness(fray.bodies[person.id]))
    fray.actors = {actor.id: actor for actor in by_initiative(fray.actors.values())}
    names = listed([fray.name(person.id) for person in able])
    told = sentence(f"{names} {'joins' if len(able) == 1 else 'join'} in.")
    fray.record((
        plain_ruling(
            book.rule("initiative"), able[0].id, "Joining", told, kind="initiative",
            total=fray.actors[able[0].id].initiative, stat="1d8 + Dexterity", throw=throw,
        ),
    ))  # fmt: skip
    return fray.result(None)
