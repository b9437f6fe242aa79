"""The beginning of an encounter: who takes part, the ground, surprise, initiative; and who comes in later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.beats import beats_of
from campaigns.rules.contracts import Dice, DieSpec, EncounterSetup, Json, Person, RoundResult
from campaigns.rules.dice_pool.bodies import read
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.encounter.ending import finish_if_over
from campaigns.rules.dice_pool.encounter.fray import Fray
from campaigns.rules.dice_pool.encounter.opposition import act_by_themselves
from campaigns.rules.dice_pool.encounter.state import Actor, Encounter, Node
from campaigns.rules.dice_pool.figures import initiative_dice, reaction, wound_penalty
from campaigns.rules.dice_pool.rulings import plain_ruling
from campaigns.rules.dice_pool.sight import COVERS
from campaigns.rules.dice_pool.tables import LIGHTS, SIXES, SMOKE_WORDS
from campaigns.rules.dice_pool.wording import listed, sentence
from campaigns.rules.dice_pool.wounds import new_scene
from campaigns.rules.running import Dial

APART = 10
NODE_RATINGS = (4, 5, 6)
"""Ratings of the nodes of a net that the pack says nothing about, over and over."""


def open_encounter(book: Book, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
    """Seat everybody who can act, throw initiative, and play the round of an ambush by the opposition.

    Raises RulesError when one side is missing, since such an encounter could not end.
    """
    able = [person for person in people if read(person.sheet, person.name).condition == "up"]
    for side in ("party", "opposition"):
        if not any(person.side == side for person in able):
            raise RulesError(f"Nobody stands on the side of the {side}.", hint="Seat somebody on both sides.")
    encounter = _encounter(book, setup, able)
    beats_of(encounter)
    fray = Fray.of(book, encounter, {person.id: person for person in able}, dice)
    for id, body in list(fray.bodies.items()):
        fray.bodies[id] = new_scene(body)
    throw_initiative(fray)
    if setup.surprise == "opposition":
        _ambush(fray)
    elif setup.surprise == "party":
        for id in fray.standing("opposition"):
            fray.change(id, surprised=True)
    return fray.result(finish_if_over(fray))


def _encounter(book: Book, setup: EncounterSetup, people: Sequence[Person]) -> Encounter:
    mine, theirs = setup.party_dial, setup.opposition_dial
    threshold = max(1, setup.threshold)
    apart = _number(setup.data, "distance", APART, 1, 500)
    covers = setup.data.get("cover") or {}
    return Encounter(
        id=setup.id,
        type=setup.type,
        label=setup.label,
        category=setup.category,
        win_condition=setup.win_condition,
        threshold=threshold,
        party_dial=Dial(mine[0], mine[1], threshold),
        opposition_dial=Dial(theirs[0], theirs[1], max(1, setup.opposition_threshold or threshold)),
        actors=tuple(
            Actor(
                person.id,
                person.side,
                person.is_character,
                place=apart if person.side == "opposition" else 0,
                cover=_cover(covers, person.side),
            )
            for person in people
        ),
        hostile=setup.category in ("fight", "duel", "netrun") or setup.win_condition != "dial_threshold",
        opposition_size=sum(person.side == "opposition" for person in people),
        max_rounds=max(1, setup.max_rounds, threshold if setup.win_condition == "survive_rounds" else 1),
        can_flee=setup.can_flee,
        free_round="party" if setup.surprise == "party" else None,
        morale_triggers=setup.morale_triggers,
        on_break=setup.on_break,
        leaders=setup.leaders,
        verdict_pc=setup.verdict_pc,
        verdict_npc=setup.verdict_npc,
        beats=tuple(dict(beat) for beat in setup.beats),
        light=_light(setup.data),
        conditions=_conditions(book, setup.data),
        nodes=_nodes(setup, threshold) if setup.category == "netrun" else (),
    )


def _number(data: Mapping[str, Json], key: str, default: int, least: int, most: int) -> int:
    value = data.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise RulesError(f"stats.{key} cannot be {value}.", hint=f"A whole number, {least} to {most}.")
    return value


def _light(data: Mapping[str, Json]) -> str:
    light = data.get("light", "normal")
    if light not in LIGHTS:
        raise RulesError(f"There is no light '{light}'.", hint=f"Light: {', '.join(LIGHTS)}.")
    return str(light)


def _conditions(book: Book, data: Mapping[str, Json]) -> tuple[str, ...]:
    given = data.get("conditions") or []
    known = (*SMOKE_WORDS, "mist", "glare", *book.conditions)
    if not isinstance(given, list) or any(one not in known for one in given):
        raise RulesError(
            "stats.conditions names what the rules do not know.", hint=f"Known: {', '.join(known)}."
        )
    return tuple(str(one) for one in given)


def _cover(covers: Json, side: str) -> int:
    if not isinstance(covers, Mapping):
        raise RulesError("stats.cover is a mapping.", hint="party and opposition: partial or good.")
    word = covers.get(side)
    if word is not None and word not in COVERS:
        raise RulesError(f"There is no cover '{word}'.", hint=f"Cover: {', '.join(COVERS)}.")
    return COVERS[str(word)] if word else 0


def _nodes(setup: EncounterSetup, threshold: int) -> tuple[Node, ...]:
    given = setup.data.get("nodes")
    if given is None:
        ratings = (NODE_RATINGS[index % len(NODE_RATINGS)] for index in range(threshold))
        return tuple(Node(f"node_{at}", f"node {at}", rating) for at, rating in enumerate(ratings, start=1))
    if not isinstance(given, list) or not given or not all(isinstance(one, dict) for one in given):
        raise RulesError("stats.nodes is a list.", hint="Each node: {id, label, rating}.")
    made = []
    for at, one in enumerate(given, start=1):
        row = one if isinstance(one, dict) else {}
        label = str(row.get("label") or f"node {at}")
        made.append(Node(str(row.get("id") or f"node_{at}"), label, _number(row, "rating", 5, 2, 12)))
    return tuple(made)


def throw_initiative(fray: Fray) -> None:
    """Reaction and its dice for each, less wounds, all in one throw; the higher reaction goes first in a tie."""
    standing = [id for id in fray.actors if fray.stands(id)]
    counts = {id: initiative_dice(fray.book, fray.bodies[id]) for id in standing}
    if not counts:
        return
    throw = fray.dice.throw((DieSpec(SIXES, sum(counts.values())),), reason="Initiative")
    at = 0
    for id, count in counts.items():
        body = fray.bodies[id]
        pace = reaction(fray.book, body)
        total = pace + sum(throw.faces[at : at + count]) - wound_penalty(fray.book, body)
        at += count
        fray.change(id, initiative=max(1, total), reaction=pace)
    order = sorted(
        fray.actors.values(), key=lambda one: (-one.initiative, -one.reaction, one.side != "party")
    )
    fray.actors = {actor.id: actor for actor in order}
    first = next(actor for actor in order if actor.id in counts)
    named = [f"{fray.people[one.id].name} ({one.initiative})" for one in order if one.id in counts]
    fray.record(
        plain_ruling(
            "dice_pool.initiative",
            first.id,
            "Initiative",
            f"Order: {', '.join(named)}.",
            kind="initiative",
            total=first.initiative,
            stat="Reaction",
            throw=throw,
        )
    )


def _ambush(fray: Fray) -> None:
    caught = fray.standing("party")
    names = sentence(listed([fray.name(id) for id in caught]))
    told = f"{names} {'is' if len(caught) == 1 else 'are'} caught unawares."
    fray.record(plain_ruling("dice_pool.surprise", caught[0], "Surprise", told, outcome="failure"))
    fray.encounter = replace(fray.encounter, hostile=True)
    for id in caught:
        fray.change(id, surprised=True)
    for id in fray.standing("opposition"):
        act_by_themselves(fray, id)
    for id in caught:
        fray.change(id, surprised=False)


def join(
    book: Book,
    encounter: Encounter,
    newcomers: Sequence[Person],
    people: Mapping[str, Person],
    dice: Dice,
) -> RoundResult:
    """Seat people who come in later, behind their own side; they act from the coming round on."""
    here = {actor.id for actor in encounter.actors}
    coming = [one for one in newcomers if one.id not in here and read(one.sheet, one.name).condition == "up"]
    known = [actor.place for actor in encounter.actors]
    places = {"party": min(known, default=0), "opposition": max(known, default=APART)}
    added = tuple(Actor(one.id, one.side, one.is_character, place=places.get(one.side, 0)) for one in coming)
    against = sum(one.side == "opposition" for one in coming)
    wider = replace(
        encounter, actors=(*encounter.actors, *added), opposition_size=encounter.opposition_size + against
    )
    fray = Fray.of(book, wider, people, dice)
    for one in coming:
        body = fray.bodies[one.id] = new_scene(fray.bodies[one.id])
        count = initiative_dice(book, body)
        throw = dice.throw((DieSpec(SIXES, count),), reason=f"{one.name}: initiative")
        total = reaction(book, body) + sum(throw.faces) - wound_penalty(book, body)
        fray.change(one.id, initiative=max(1, total), reaction=reaction(book, body))
        fray.say(f"{fray.named(one.id)} comes into it.")
    order = sorted(
        fray.actors.values(), key=lambda one: (-one.initiative, -one.reaction, one.side != "party")
    )
    fray.actors = {actor.id: actor for actor in order}
    return fray.result(None)
