"""What somebody aboard may do now: their departments, the crises, the guns."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Attempt, Json, Person
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.coming import Round
from campaigns.rules.without_number.encounter.offering import Offer, beat_offers, shown_offer
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.ships.actions import ACTIONS, CRISIS, Action
from campaigns.rules.without_number.ships.crises import CRISES
from campaigns.rules.without_number.ships.fleet import aboard, fleet_of
from campaigns.rules.without_number.ships.planning import foes_of, plan_one
from campaigns.rules.without_number.ships.state import Ship


def options(
    book: Book, encounter: Encounter, actor: Person, people: Mapping[str, Person]
) -> tuple[Mapping[str, Json], ...]:
    """Options as those of a fight; what would be refused is not offered."""
    coming = Round(book, encounter, {**people, actor.id: actor})
    if encounter.actor(actor.id) is None or encounter.outcome is not None or not coming.stands(actor.id):
        return ()
    ship = aboard(fleet_of(encounter), actor.id)
    if ship is None:
        return ()
    offers = [*beat_offers(coming, actor.id), *_crises(actor.id, ship), *_actions(coming, actor.id, ship)]
    offers.extend(_people(coming, actor.id))
    strike = Attempt(actor.id, "yield", "", option="yield")
    offers.append(("Strike the colours", strike, "Give up, and be spared.", ("yield", "give up"), [], ""))
    return tuple(shown for offer in offers if (shown := shown_offer(coming, offer, plan_one)) is not None)


def _crises(actor: str, ship: Ship) -> list[Offer]:
    found = [CRISES[one.id] for one in ship.troubles]
    return [
        (f"Deal with it: {crisis.label.lower()}", Attempt(actor, "skill", "", option=f"{CRISIS}{crisis.id}"),
         crisis.text, crisis.words, [], "")
        for crisis in found
    ]  # fmt: skip


def _actions(coming: Round, actor: str, ship: Ship) -> list[Offer]:
    foes = [other.id for other in foes_of(coming, ship)]
    offers: list[Offer] = []
    for action in ACTIONS.values():
        targets = foes if action.opposed or action.department == "gunnery" else []
        if action.id == "ship_fire":
            offers.extend(
                (f"Fire: {gun.label}", Attempt(actor, action.kind, "", option=f"ship_fire_{gun.id}"),
                 f"{gun.damage} damage, {gun.ap} through armour.", (gun.label.casefold(), *action.words), targets,
                 _cost(action))
                for gun in ship.guns
            )  # fmt: skip
        elif action.id != "ship_fire_all" or len(ship.guns) > 1:
            attempt = Attempt(actor, action.kind, "", option=action.id)
            offers.append((_label(action), attempt, action.text, action.words, targets, _cost(action)))
    return offers


def _people(coming: Round, actor: str) -> list[Offer]:
    body, seat = coming.bodies[actor], coming.encounter.actor(actor)
    offers: list[Offer] = []
    friend = coming.neediest_friend(seat) if seat is not None else None
    if friend is not None and coming.bodies[friend].vitals.condition == "mortal":
        name = coming.people[friend].name
        save = Attempt(actor, "stabilise", "", friend, option="stabilise")
        offers.append((f"Save {name}", save, f"Stop {name}'s bleeding.", ("save", "stabilise"), [friend], ""))
    if isinstance(body, Hero):
        offers.extend(
            (f"Use: {item.name}", Attempt(actor, "use_item", "", item=item.id, option=f"use_{item.id}"),
             "Get hit points back.", (), [], "")
            for item in body.gear
            if item.heals is not None and item.quantity > 0
        )  # fmt: skip
    return offers


def _label(action: Action) -> str:
    place = "" if action.department == "any" else f"{action.department.capitalize()}: "
    return f"{place}{action.label[:1].lower() + action.label[1:] if place else action.label}"


def _cost(action: Action) -> str:
    return f"{action.cost} command" if action.cost else ""
