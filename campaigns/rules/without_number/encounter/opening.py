"""The beginning of an encounter: who takes part, surprise, initiative (SRD 2.4.1, 2.4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.beats import beats_of
from campaigns.rules.contracts import Dice, DieSpec, EncounterSetup, Modifier, Person, RoundResult
from campaigns.rules.running import Dial
from campaigns.rules.without_number.bodies import Body, Hero, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.ending import finish_if_over
from campaigns.rules.without_number.encounter.footing import begin_at, zones_of
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.ground import warn
from campaigns.rules.without_number.encounter.nerve import check_nerve
from campaigns.rules.without_number.encounter.opposition import act_by_themselves
from campaigns.rules.without_number.encounter.state import Actor, Encounter, read_ground, read_waves
from campaigns.rules.without_number.figures import implants_of, modifier
from campaigns.rules.without_number.grown import trait
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.vitals import new_scene
from campaigns.rules.without_number.wording import listed, sentence


def open_encounter(book: Book, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
    """Seat everybody who can act, throw initiative, and play the round of an ambush by the opposition.

    Raises RulesError when one side is missing, since such an encounter could not end.
    """
    able = [person for person in people if read(book, person.sheet, person.name).vitals.condition == "up"]
    for side in ("party", "opposition"):
        if not any(person.side == side for person in able):
            raise RulesError(f"Nobody stands on the side of the {side}.", hint="Seat somebody on both sides.")
    fray = Fray.of(book, encounter_of(setup, able), {person.id: person for person in able}, dice)
    for person, body in list(fray.bodies.items()):
        fray.bodies[person] = _calls(fray, new_scene(body))
    if setup.data.get("initiative") == "side":
        side_initiative(fray)
    else:
        throw_initiative(fray)
    warn(fray)
    if setup.surprise == "opposition":
        _ambush(fray)
    outcome = finish_if_over(fray)
    return fray.result(outcome) if outcome is None else replace(fray.result(outcome), arrivals=())


def encounter_of(setup: EncounterSetup, people: Sequence[Person]) -> Encounter:
    """The encounter of a pack's data, with everybody seated and nobody's initiative thrown."""
    size = sum(person.side == "opposition" for person in people)
    mine, theirs = setup.party_dial, setup.opposition_dial
    threshold = max(1, setup.threshold)
    zones = zones_of(setup)
    encounter = Encounter(
        id=setup.id,
        type=setup.type,
        label=setup.label,
        category=setup.category,
        win_condition=setup.win_condition,
        threshold=threshold,
        party_dial=Dial(mine[0], mine[1], threshold),
        opposition_dial=Dial(theirs[0], theirs[1], max(1, setup.opposition_threshold or threshold)),
        actors=tuple(
            Actor(person.id, person.side, person.is_character, 0, zone=begin_at(zones, person.side))
            for person in people
        ),
        hostile=setup.win_condition != "dial_threshold" or setup.category in ("fight", "duel"),
        opposition_size=size,
        max_rounds=max(1, setup.max_rounds, threshold if setup.win_condition == "survive_rounds" else 1),
        can_flee=setup.can_flee,
        free_round="party" if setup.surprise == "party" else None,
        morale_triggers=setup.morale_triggers,
        on_break=setup.on_break,
        leaders=setup.leaders,
        verdict_pc=setup.verdict_pc,
        verdict_npc=setup.verdict_npc,
        beats=tuple(dict(beat) for beat in setup.beats),
        reinforcements=read_waves(setup.data),
        ground=read_ground(setup.data),
        zones=zones,
    )
    beats_of(encounter)
    return encounter


def throw_initiative(fray: Fray) -> None:
    """1d8 and Dexterity for each, all in one throw; the alert throw twice; characters win ties."""
    needed = {person: _initiative_dice(body) for person, body in fray.bodies.items()}
    throw = fray.dice.throw((DieSpec(8, sum(needed.values())),), reason="Initiative")
    at, bonuses = 0, dict[str, int]()
    for person, count in needed.items():
        body = fray.bodies[person]
        face = max(throw.faces[at : at + count])
        at += count
        bonuses[person] = quickness(body)
        first = isinstance(body, Hero) and body.focus("alert") > 1
        fray.change(person, initiative=face + bonuses[person], first=first)
    order = by_initiative(fray.actors.values())
    fray.actors = {actor.id: actor for actor in order}
    named = [f"{fray.people[actor.id].name} ({actor.initiative})" for actor in order]
    fray.record((
        plain_ruling(
            fray.book.rule("initiative"), order[0].id, "Initiative", f"Order: {', '.join(named)}.", kind="initiative",
            total=order[0].initiative, stat="1d8 + Dexterity", throw=throw,
            modifiers=(Modifier("Dexterity", bonuses[order[0].id]),) if bonuses[order[0].id] else (),
        ),
    ))  # fmt: skip


def side_initiative(fray: Fray) -> None:
    """1d8 for each side and the best Dexterity on it, the alert first of all; characters win ties (2.4.2)."""
    sides = list(dict.fromkeys(actor.side for actor in fray.actors.values()))
    throw = fray.dice.throw((DieSpec(8, len(sides)),), reason="Initiative of each side")
    totals: dict[str, int] = {}
    for side, face in zip(sides, throw.faces, strict=True):
        totals[side] = face + max(
            quickness(fray.bodies[a.id]) for a in fray.actors.values() if a.side == side
        )
    for person, body in fray.bodies.items():
        first = isinstance(body, Hero) and body.focus("alert") > 1
        fray.change(person, initiative=totals[fray.actors[person].side], first=first)
    order = by_initiative(fray.actors.values())
    fray.actors = {actor.id: actor for actor in order}
    ranked = sorted(totals, key=lambda side: (-totals[side], side != "party"))
    told = ", ".join(f"{side} ({totals[side]})" for side in ranked)
    fray.record((
        plain_ruling(
            fray.book.rule("side_initiative"), order[0].id, "Initiative", f"Order of the sides: {told}.",
            kind="initiative", total=order[0].initiative, stat="1d8 + best Dexterity", throw=throw,
        ),
    ))  # fmt: skip


def _calls(fray: Fray, body: Body) -> Body:
    """Whoever a mage has called beforehand comes along."""
    if not isinstance(body, Hero) or not body.magic.servants:
        return body
    fray.arrivals.extend(f"ally:{servant}" for servant in body.magic.servants)
    return replace(body, magic=replace(body.magic, servants=()))


def by_initiative(actors: Iterable[Actor]) -> list[Actor]:
    """Actors in the order in which they act: the most alert, the highest throw, characters before the rest."""
    return sorted(actors, key=lambda actor: (not actor.first, -actor.initiative, actor.side != "party"))


def quickness(body: Body) -> int:
    """What is added to a throw for initiative; nothing for a stat line."""
    if not isinstance(body, Hero):
        return 0
    return modifier(body, "dexterity") + (
        sum(implant.initiative for implant in implants_of(body)) + trait(body, "initiative")
    )


def _initiative_dice(body: Body) -> int:
    return 2 if isinstance(body, Hero) and body.focus("alert") else 1


def _ambush(fray: Fray) -> None:
    """The opposition's free round; the alert cannot be surprised, and are not struck in it."""
    alert = frozenset(
        person for person, body in fray.bodies.items() if isinstance(body, Hero) and body.focus("alert")
    )
    caught = [person for person in fray.standing("party") if person not in alert]
    if not caught:
        fray.say("The ambush is seen in time.")
        return
    names = sentence(listed([fray.name(person) for person in caught]))
    told = f"{names} {'is' if len(caught) == 1 else 'are'} caught unawares."
    fray.record((plain_ruling(fray.book.rule("surprise"), caught[0], "Surprise", told, outcome="failure"),))
    fray.encounter = replace(fray.encounter, hostile=True)
    for actor in fray.standing("opposition"):
        act_by_themselves(fray, actor, spared=alert)
    check_nerve(fray)
