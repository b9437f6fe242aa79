"""Using things that are spent: draughts and salves that restore hit points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.rules.contracts import Attempt, Check, Dice, Modifier, Person, Resolved, Throw
from campaigns.rules.without_number.ailing.habits import taken
from campaigns.rules.without_number.ailing.toll import Habit
from campaigns.rules.without_number.ailing.treating import can_remedy, remedied
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
    if item is None or (item.heals is None and not item.stats.remedy):
        return None
    dice, flat = damage_dice(item.heals or "1")
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
        data={"item": item.id, "item_name": item.name, "remedy": item.stats.remedy, "grip": item.stats.grip},
    )


def settle_item(book: Book, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
    """What a thing does for whoever was meant, and what hold it takes of them."""
    done = _settle_item(book, check, throw, people)
    habit = _habit(check)
    if habit is None:
        return done
    target = people[check.target or check.actor]
    body = read(book, done.sheets.get(target.id, target.sheet), target.name)
    after, rulings = taken(body, habit, target.name, target.id, dice)
    sheets = {**done.sheets, **({target.id: write(after)} if after != body else {})}
    return replace(done, sheets=sheets, rulings=(*done.rulings, *rulings))


def _habit(check: Check) -> Habit | None:
    """What the thing may become to whoever takes it, by its name; None for what takes hold of nobody."""
    grip = check.data.get("grip")
    if not isinstance(grip, int):
        return None
    name = str(check.data.get("item_name", ""))
    return Habit("_".join(name.casefold().split()), name, grip)


def _settle_item(book: Book, check: Check, throw: Throw, people: Mapping[str, Person]) -> Resolved:
    """Hit points back for whoever was meant, and the thing is spent; it wakes even the dying."""
    target = people[check.target or check.actor]
    body = read(book, target.sheet, target.name)
    verdict = judge(check, throw)
    remedy = str(check.data.get("remedy", ""))
    if remedy:
        return _settle_remedy(check, throw, people, body, remedy)
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


def _settle_remedy(
    check: Check, throw: Throw, people: Mapping[str, Person], body: Body, remedy: str
) -> Resolved:
    """A remedy is spent, and does what it does against the thing it is for."""
    verdict = judge(check, throw)
    target = people[check.target or check.actor]
    works = can_remedy(body, remedy)
    after, how = (
        remedied(body, remedy, verdict.total)
        if works and isinstance(body, Hero)
        else (body, "nothing to work on")
    )
    item = str(check.data.get("item_name", check.stat))
    whom = "" if target.id == check.actor else f" on {called(target.name)}"
    told = sentence(f"{called(people[check.actor].name)} uses {item}{whom}: {how}.")
    changed = {target.id: write(after)} if after != body else {}
    return Resolved(
        (ruling_on(check, throw, verdict, told),), changed, (), ((check.actor, str(check.data["item"])),)
    )
