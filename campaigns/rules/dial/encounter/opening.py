"""The beginning of an encounter: who takes part, what there is to do, surprise, initiative; and who comes later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import Dice, DieSpec, EncounterSetup, Modifier, Person, RoundResult
from campaigns.rules.dial.bodies import Foe, Hero, read
from campaigns.rules.dial.book import Book
from campaigns.rules.dial.encounter.authored import (
    CraftStats,
    EncounterStats,
    ShipStats,
    read_beats,
    read_stats,
)
from campaigns.rules.dial.encounter.beats import Beat
from campaigns.rules.dial.encounter.ending import aftermath, state_of
from campaigns.rules.dial.encounter.fray import Fray
from campaigns.rules.dial.encounter.gaming import deal
from campaigns.rules.dial.encounter.opposition import act_by_themselves
from campaigns.rules.dial.encounter.state import Actor, Encounter, Hand, Ship
from campaigns.rules.dial.encounter.stock import STOCK, TABLE_BEATS
from campaigns.rules.dial.figures import gift, modifier
from campaigns.rules.dial.manoeuvres import check_cells
from campaigns.rules.dial.rulings import plain_ruling
from campaigns.rules.dial.vitals import D20
from campaigns.rules.running import Dial

OPPOSED = ("duel", "debate", "contest")


def open_encounter(book: Book, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
    """Seat everybody who can act and throw initiative; a side that surprises has a round to itself.

    Raises RulesError when one side is missing or the pack's data cannot be meant.
    """
    if setup.category not in STOCK:
        raise RulesError(
            f"The dial rules have no {setup.category}.", hint="Choose another kind of encounter."
        )
    able = [person for person in people if read(person.sheet, person.name).vitals.condition == "up"]
    for side in ("party", "opposition"):
        if not any(person.side == side for person in able):
            raise RulesError(f"Nobody stands on the side of the {side}.", hint="Seat somebody on both sides.")
    stats = read_stats(setup.data)
    fray = Fray.of(_encounter(book, setup, able, stats), {person.id: person for person in able}, dice)
    _initiative(fray, list(fray.actors))
    if stats.table is not None:
        deal(fray, stats.table)
    if setup.surprise is not None:
        _surprise(fray, by_party=setup.surprise == "party")
    outcome = state_of(fray)
    if outcome is not None:
        aftermath(fray, outcome)
    return fray.result(outcome)


def _surprise(fray: Fray, *, by_party: bool) -> None:
    """The party's first round is theirs alone; the opposition has its free turns at once, where turns are taken."""
    told = "The party has the first move." if by_party else "The party is caught unawares."
    fray.record(plain_ruling("dial.surprise", next(iter(fray.actors)), "Surprise", told))
    if by_party or fray.encounter.table is not None or fray.encounter.category == "dogfight":
        return
    for actor in fray.standing("opposition"):
        if state_of(fray) is None:
            act_by_themselves(fray, actor)


def join(
    encounter: Encounter, newcomers: Sequence[Person], people: Mapping[str, Person], dice: Dice
) -> RoundResult:
    """Seat people who come in later; they act where their initiative puts them from the coming round on."""
    seated = {actor.id for actor in encounter.actors}
    coming = [
        person
        for person in newcomers
        if person.id not in seated and read(person.sheet, person.name).vitals.condition == "up"
    ]
    craft = next((actor.max_craft for actor in encounter.actors if actor.max_craft), 0)
    more = tuple(_actor(person, craft) for person in coming)
    against = sum(person.side == "opposition" for person in coming)
    grown = replace(
        encounter,
        actors=(*encounter.actors, *more),
        opposition_size=encounter.opposition_size + against,
    )
    fray = Fray.of(grown, {**people, **{person.id: person for person in coming}}, dice)
    if coming:
        _initiative(fray, [person.id for person in coming])
    if encounter.table is not None:
        for person in coming:
            throw = dice.throw((D20,), reason=f"{fray.named(person.id)}: the deal", public=False)
            fray.hands[person.id] = Hand(throw.faces[0], encounter.table.stake)
    return fray.result(encounter.outcome)


def _encounter(
    book: Book, setup: EncounterSetup, people: Sequence[Person], stats: EncounterStats
) -> Encounter:
    cells = stats.manoeuvres or book.cells
    check_cells(cells, "stats.manoeuvres")
    flying = setup.category == "dogfight"
    craft = (stats.craft or CraftStats()) if flying else None
    ship = (stats.ship or ShipStats()) if setup.category == "ship" else None
    if flying and setup.win_condition == "dial_threshold":
        raise RulesError(
            "A dogfight is decided by guns, not dials.", hint="Use hp_depletion or survive_rounds."
        )
    if stats.table is not None and setup.category != "contest":
        raise RulesError("stats.table: a table game is a contest.", hint="Set category: contest.")
    threshold, (mine, start), (theirs, begun) = (
        max(1, setup.threshold),
        setup.party_dial,
        setup.opposition_dial,
    )
    opposed = stats.resolution == "opposed" or (stats.resolution is None and setup.category in OPPOSED)
    return Encounter(
        id=setup.id,
        type=setup.type,
        label=setup.label,
        category=setup.category,
        win_condition=setup.win_condition,
        threshold=threshold,
        party_dial=Dial(mine, start, threshold),
        opposition_dial=Dial(theirs, begun, max(1, setup.opposition_threshold or threshold)),
        actors=tuple(_actor(person, craft.hull if craft is not None else 0) for person in people),
        beats=_beats(setup, stats),
        opposition_size=sum(person.side == "opposition" for person in people),
        opposed=opposed and not flying and stats.table is None,
        max_rounds=max(1, setup.max_rounds, threshold if setup.win_condition == "survive_rounds" else 1),
        can_flee=setup.can_flee,
        free_round="party" if setup.surprise == "party" else None,
        morale_triggers=setup.morale_triggers,
        on_break=setup.on_break,
        leaders=setup.leaders,
        verdict_pc=setup.verdict_pc,
        verdict_npc=setup.verdict_npc,
        ship=Ship(ship.name, ship.hull, ship.hull, ship.defence, ship.guns, ship.soak) if ship else None,
        cells=cells if flying else (),
        guns=craft.guns if craft is not None else "",
        craft_defence=craft.defence if craft is not None else 0,
        escalates_to=setup.escalates_to,
        escalates_on=tuple(stats.escalates_on),
    )


def _beats(setup: EncounterSetup, stats: EncounterStats) -> tuple[Beat, ...]:
    """The pack's beats, and ours: all of them where harm decides, else those of the kinds the pack leaves out."""
    own = read_beats(setup.beats, stats)
    if stats.table is not None:
        return (*own, *TABLE_BEATS)
    if setup.category == "dogfight" and any(beat.kind == "strike" or beat.success.damage for beat in own):
        raise RulesError("In a dogfight only guns do harm: a beat may not strike.", hint="Make it an angle.")
    stock = STOCK[setup.category]
    if setup.win_condition == "dial_threshold":
        stock = tuple(beat for beat in stock if beat.special not in ("leave", "threaten", "taunt", "repair"))
        kinds = {beat.kind for beat in own}
        stock = tuple(beat for beat in stock if beat.kind not in kinds)
    elif not any(beat.special in ("weapon", "manoeuvre") for beat in stock) and setup.category != "ship":
        stock = (*STOCK["fight"],)
    taken = {beat.id for beat in own}
    return (*own, *(beat for beat in stock if beat.id not in taken))


def _actor(person: Person, craft: int) -> Actor:
    hull = craft if person.side == "party" else 0
    return Actor(person.id, person.side, person.is_character, 0, craft=hull, max_craft=hull)


def _initiative(fray: Fray, ids: Sequence[str]) -> None:
    """A d20 and grace for each, all in one throw; characters win ties."""
    throw = fray.dice.throw((DieSpec(20, len(ids)),), reason="Initiative")
    bonuses = {}
    for id, face in zip(ids, throw.faces, strict=True):
        body = fray.bodies[id]
        grace = modifier(body, "grace") if isinstance(body, Hero) else 0
        bonuses[id] = body.initiative if isinstance(body, Foe) else grace + gift(body, "initiative")
        fray.change(id, initiative=face + bonuses[id])
    order = sorted(fray.actors.values(), key=lambda actor: (-actor.initiative, actor.side != "party"))
    fray.actors = {actor.id: actor for actor in order}
    first = next(actor for actor in order if actor.id in ids)
    named = [f"{fray.people[actor.id].name} ({actor.initiative})" for actor in order]
    fray.record(
        plain_ruling(
            "dial.initiative",
            first.id,
            "Initiative",
            f"Order: {', '.join(named)}.",
            kind="initiative",
            total=first.initiative,
            stat="1d20 + Grace",
            throw=throw,
            modifiers=(Modifier("Grace", bonuses[first.id]),) if bonuses[first.id] else (),
        )
    )
