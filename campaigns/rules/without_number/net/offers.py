"""What somebody may do now in a run: programs in the net, tasks in the room, the way in and out."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Attempt, Json, Person
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.coming import Round
from campaigns.rules.without_number.encounter.offering import Offer, beat_offers, shown_offer
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.net.decks import can_run
from campaigns.rules.without_number.net.outside import TASKS
from campaigns.rules.without_number.net.planning import IN, MOVE, OUT, REST, faced, plan_one, seat_of
from campaigns.rules.without_number.net.programs import VERBS
from campaigns.rules.without_number.net.run import at_node, net_of, runner_in
from campaigns.rules.without_number.net.state import Runner


def options(
    book: Book, encounter: Encounter, actor: Person, people: Mapping[str, Person]
) -> tuple[Mapping[str, Json], ...]:
    """Options as those of a fight; what would be refused is not offered."""
    coming = Round(book, encounter, {**people, actor.id: actor})
    seat = seat_of(coming, actor.id)
    if seat is None:
        return ()
    runner = runner_in(net_of(encounter), actor.id)
    offers = [
        *beat_offers(coming, actor.id),
        *(_inside(coming, runner) if runner else _outside(coming, actor.id)),
    ]
    offers.append(
        (
            "Yield",
            Attempt(actor.id, "yield", "", option="yield"),
            "Give up, and be spared.",
            ("yield",),
            [],
            "",
        )
    )
    return tuple(shown for offer in offers if (shown := shown_offer(coming, offer, plan_one)) is not None)


def _inside(coming: Round, runner: Runner) -> list[Offer]:
    net = net_of(coming.encounter)
    node, here = at_node(net, runner.node), faced(coming, runner)
    offers: list[Offer] = []
    for verb in VERBS.values():
        harmful = verb.effect in ("harm", "freeze")
        held = verb.holds and verb.effect != "open" and verb.id in runner.held
        if not held:
            cost = f"{verb.access} Access" if verb.access else ""
            attempt = Attempt(
                runner.id, "attack" if verb.effect == "harm" else "power", "", option=f"net_{verb.id}"
            )
            label = f"{verb.label}: {node.label}" if verb.effect == "open" else verb.label
            offers.append((label, attempt, verb.text, verb.words, here if harmful else [], cost))
    if runner.access < runner.max_access:
        told = "Lie still for a round: half of your Access comes back, and is seen if the check fails."
        offers.append(
            (
                "Catch up",
                Attempt(runner.id, "skill", "", option=REST),
                told,
                ("wait", "rest", "regroup"),
                [],
                "",
            )
        )
    for other in node.next_to:
        ahead = at_node(net, other)
        move = Attempt(runner.id, "move", "", option=f"{MOVE}{other}")
        offers.append((f"Go to {ahead.label}", move, "One hop along the line.", ("go", "move"), [], ""))
    told = "Back into the room. Demons at your node strike once." if here else "Back into the room."
    out = Attempt(runner.id, "withdraw", "", option=OUT)
    offers.append(("Jack out", out, told, ("jack out", "log off", "leave", "unplug"), [], ""))
    return offers


def _outside(coming: Round, actor: str) -> list[Offer]:
    net, body = net_of(coming.encounter), coming.bodies[actor]
    demons = [one.id for one in net.demons if coming.stands(one.id)]
    inside = [one.id for one in net.runners if not one.out and coming.stands(one.id)]
    targets = {"cable": demons, "guard": inside}
    offers: list[Offer] = [
        (
            task.label,
            Attempt(actor, "skill", "", option=task.id),
            task.text,
            task.words,
            targets.get(task.use, []),
            "",
        )
        for task in TASKS.values()
    ]
    seat = coming.encounter.actor(actor)
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
        if can_run(body):
            jack = Attempt(actor, "move", "", option=IN)
            offers.append(
                ("Jack in", jack, "Into the net, at its first node.", ("jack in", "log in"), [], "")
            )
    down = Attempt(actor, "total_defense", "", option="total_defense")
    offers.append(
        ("Get down", down, "+2 armour class until your next turn.", ("hide", "duck", "down"), [], "")
    )
    return offers
