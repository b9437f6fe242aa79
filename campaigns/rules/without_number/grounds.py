"""Where an encounter is played: a fight or contest on common ground, a run through the net, ships in the dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.contracts import (
    Attempt,
    Check,
    Dice,
    EncounterSetup,
    Json,
    Person,
    Refusal,
    RoundResult,
    Throw,
)
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter import (
    display,
    joining,
    offers,
    opening,
    sealing,
    walk,
    withstanding,
)
from campaigns.rules.without_number.encounter.coming import Round
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.net import display as net_display
from campaigns.rules.without_number.net import offers as net_offers
from campaigns.rules.without_number.net import opening as net_opening
from campaigns.rules.without_number.net import planning as net_planning
from campaigns.rules.without_number.net import walk as net_walk
from campaigns.rules.without_number.ships import display as ships_display
from campaigns.rules.without_number.ships import offers as ships_offers
from campaigns.rules.without_number.ships import opening as ships_opening
from campaigns.rules.without_number.ships import planning as ships_planning
from campaigns.rules.without_number.ships import walk as ships_walk


def open_encounter(book: Book, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
    """The beginning of an encounter on the ground that its category asks for."""
    if setup.category == "netrun" and "netrun" in book.categories:
        return net_opening.open_run(book, setup, people, dice)
    if setup.category in ("ship", "dogfight") and setup.category in book.categories:
        return ships_opening.open_ships(book, setup, people, dice)
    return opening.open_encounter(book, setup, people, dice)


def options(
    book: Book, encounter: Encounter, actor: Person, people: Mapping[str, Person]
) -> tuple[Mapping[str, Json], ...]:
    """What an actor may do now."""
    if encounter.net is not None:
        return net_offers.options(book, encounter, actor, people)
    if encounter.ships is not None:
        return ships_offers.options(book, encounter, actor, people)
    return offers.options(book, encounter, actor, people)


def plan_round(
    book: Book, encounter: Encounter, attempts: Sequence[Attempt], people: Mapping[str, Person]
) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
    """The throws and refusals of a sealed round."""
    planner = sealing.plan_one
    if encounter.net is not None:
        planner = net_planning.plan_one
    elif encounter.ships is not None:
        planner = ships_planning.plan_one
    checks, refusals = sealing.plan_round(book, encounter, attempts, people, planner=planner)
    if planner is sealing.plan_one:
        checks = (*checks, *withstanding.plan_saves(Round(book, encounter, people), checks))
    return checks, refusals


def resolve_round(
    book: Book,
    encounter: Encounter,
    attempts: Sequence[Attempt],
    throws: Mapping[str, Throw],
    people: Mapping[str, Person],
    dice: Dice,
) -> RoundResult:
    """Settle a sealed round."""
    settle = walk.resolve_round
    if encounter.net is not None:
        settle = net_walk.resolve_round
    elif encounter.ships is not None:
        settle = ships_walk.resolve_round
    return settle(book, encounter, attempts, throws, people, dice)


def join(
    book: Book, encounter: Encounter, newcomers: Sequence[Person], people: Mapping[str, Person], dice: Dice
) -> RoundResult:
    """Seat whoever comes in later; in the net the opposition comes in at the last node, among
    ships each of them is a ship, and a character comes aboard."""
    if encounter.net is not None:
        encounter = replace(encounter, net=net_opening.placed(book, encounter.net, newcomers))
    if encounter.ships is not None:
        encounter = replace(encounter, ships=ships_opening.joined(book, encounter, newcomers))
    return joining.join(book, encounter, newcomers, people, dice)


def describe(book: Book, encounter: Encounter, people: Mapping[str, Person]) -> dict[str, Json]:
    """What everyone sees of an encounter."""
    show = display.describe
    if encounter.net is not None:
        show = net_display.describe
    elif encounter.ships is not None:
        show = ships_display.describe
    return show(book, encounter, people)
