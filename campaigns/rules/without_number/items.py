"""Using things that are spent: draughts and salves that restore hit points."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Attempt, Check, Modifier, Person, Resolved, Throw
from campaigns.rules.without_number.bodies import Body, Hero, read, write
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.gear import Item, damage_dice
from campaigns.rules.without_number.rulings import judge, ruling_on
from campaigns.rules.without_number.vitals import heal, revive
from campaigns.rules.without_number.wording import called, sentence


def held_item(body: Body, wanted: str) -> Item | None:
    """The thing somebody carries by that id or name, if there is any left."""
    if isinstance(body, Hero):
        for item in body.gear:
            if item.quantity > 0 and item.answers_to(wanted):
                return item
    return None


def plan_item(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | None:
    """The throw of a thing that heals, for oneself or for ``target``; None for everything else."""
    item = held_item(read(book, actor.sheet, actor.name), attempt.item)
    if item is None or item.heals is None:
        return None
    dice, flat = damage_dice(item.heals)
    return Check(
        id=check_id,
        rule=book.rule("use_item"),
        kind="other",
        actor=actor.id,
        label=attempt.label or f"Use: {item.name}",
        stat=item.name,
        dice=dice,
        modifiers=(Modifier(item.name, flat),) if flat else (),
        difficulty=0,
        target=(target or actor).id,
        data={"item": item.id, "item_name": item.name},
    )


def settle_item(book: Book, check: Check, throw: Throw, people: Mapping[str, Person]) -> Resolved:
    """Hit points back for whoever was meant, and the thing is spent; it wakes even the dying."""
    target = people[check.target or check.actor]
    body = read(book, target.sheet, target.name)
    verdict = judge(check, throw)
    down = body.vitals.condition not in ("up", "dead")
    after = revive(body, verdict.total) if down else heal(body, verdict.total)
    gained = after.vitals.hp - body.vitals.hp
    actor, name = called(people[check.actor].name), called(target.name)
    item = str(check.data.get("item_name", check.stat))
    whom = "" if target.id == check.actor else f" on {name}"
    told = sentence(f"{actor} uses {item}{whom}: {gained} hit points back.")
    changed = {target.id: write(after)} if after != body else {}
    used = ((check.actor, str(check.data.get("item", ""))),)
    return Resolved((ruling_on(check, throw, verdict, told),), changed, (), used)
