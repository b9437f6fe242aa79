"""Settling a spell or an art: its record, and what it comes to outside an encounter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import Check, Dice, Person, Resolved, Ruling, Throw
from campaigns.rules.without_number.bodies import Body, Hero, read, write
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.magic.casting import flat_of, why_not, working_meant
from campaigns.rules.without_number.magic.effects import Met, meet
from campaigns.rules.without_number.magic.invoking import Invocation
from campaigns.rules.without_number.magic.mastery import casts_left, casts_most, effort_free, effort_most
from campaigns.rules.without_number.magic.passive import traditions_of
from campaigns.rules.without_number.magic.workings import Working
from campaigns.rules.without_number.rulings import Verdict, judge, ruling_on
from campaigns.rules.without_number.wording import called, listed, sentence


@dataclass(frozen=True, slots=True)
class Aim:
    """How the dice of a working fell: what they amount to, and whether a bolt has hit."""

    verdict: Verdict
    total: int
    hit: bool


def aim(check: Check, throw: Throw, working: Working, caster: Hero, ac: int) -> Aim:
    """Read the dice of a working: damage or healing, and for a bolt first whether it reaches ``ac``."""
    verdict = judge(check, throw)
    if working.effect != "bolt":
        return Aim(verdict, verdict.total, True)
    faces = throw.faces
    total = faces[0] + check.modifier
    flat = flat_of(working, caster)
    damage = max(1, sum(faces[1:]) + (flat.value if flat is not None else 0))
    hit = total >= ac
    return Aim(Verdict(faces[:1], total, ac, "success" if hit else "failure"), damage, hit)


def still_meant(check: Check, caster: Body) -> tuple[Hero, Working] | None:
    """The working of a check, if nothing has come in its way since it was planned."""
    working = working_meant(caster, str(check.data.get("magic", "")))
    if working is None or not isinstance(caster, Hero) or why_not(caster, working) is not None:
        return None
    return caster, working


def fizzle(check: Check, throw: Throw, name: str) -> Ruling:
    """The record of a working that does not come."""
    told = f"{sentence(called(name))} reaches for magic that does not come."
    return ruling_on(check, throw, replace(judge(check, throw), tier="failure"), told)


def record(
    check: Check,
    throw: Throw,
    aimed: Aim,
    inv: Invocation,
    met: Sequence[Met],
    more: Sequence[str] = (),
    *,
    counted: bool = True,
) -> Ruling:
    """The record of a working: what it did to each, the dice behind it, and what is left of casts and Effort.

    What is left is not told of whoever is not ``counted`` in the open.
    """
    working = inv.working
    doing = "casts" if working.kind == "spell" else "uses"
    told = " ".join(sentence(one.told) for one in met) if aimed.hit else "It misses."
    tier = aimed.verdict.tier if aimed.hit and any(one.took for one in met) else "failure"
    summary = (
        f"{sentence(called(inv.names[inv.actor]))} {doing} {working.label}: {told[:1].lower()}{told[1:]}"
    )
    changes = [line for one in met for line in one.shown]
    changes.extend(inv.spent)
    changes.extend(more)
    if counted:
        changes.append(left(inv.caster, working))
    return ruling_on(check, throw, replace(aimed.verdict, tier=tier), summary, changes=changes)


def left(hero: Hero, working: Working) -> str:
    """What is left to whoever has used a working, in a sentence."""
    if working.kind == "spell":
        return f"Casts left: {casts_left(hero)} of {casts_most(hero)}"
    found = [tradition for tradition in traditions_of(hero) if tradition.id == working.group]
    return listed([f"Effort left: {effort_free(hero, one)} of {effort_most(hero, one)}" for one in found])


def settle_working(
    book: Book, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice
) -> Resolved:
    """Settle a spell, an art or a preparing outside an encounter.

    What lasts for a scene there is told, not counted. Whoever is called stays until morning, and comes along into
    the next encounter.
    """
    actor = _who(people, check.actor)
    caster = read(book, actor.sheet, actor.name)
    if check.data.get("prepare"):
        return _prepared(check, throw, caster, actor)
    meant = still_meant(check, caster)
    if meant is None:
        return Resolved((fizzle(check, throw, actor.name),))
    hero, working = meant
    target = _who(people, check.target or check.actor)
    names = {actor.id: actor.name, target.id: target.name}
    before = hero if target.id == actor.id else read(book, target.sheet, target.name)
    aimed = aim(check, throw, working, hero, check.difficulty)
    inv = Invocation(working, hero, actor.id, aimed.total, names, dice)
    inv.pay()
    inv.empower()
    met = (
        meet(inv, target.id, inv.caster if target.id == actor.id else before)
        if aimed.hit
        else Met(before, "")
    )
    if target.id == actor.id and aimed.hit and working.effect not in ("convert", "retain"):
        inv.caster = met.body if isinstance(met.body, Hero) else inv.caster
    if working.effect == "summon":
        memory = inv.caster.magic
        inv.caster = replace(inv.caster, magic=replace(memory, servants=(*memory.servants, working.creature)))
    ruling = record(check, throw, aimed, inv, [met])
    sheets = {actor.id: write(inv.caster)}
    if target.id != actor.id and met.body != before:
        sheets[target.id] = write(met.body)
    return Resolved((ruling,), sheets)


def _prepared(check: Check, throw: Throw, caster: Body, actor: Person) -> Resolved:
    """Another spell prepared, in place of the one that was prepared first."""
    spell = str(check.data.get("prepare"))
    if not isinstance(caster, Hero) or spell not in caster.magic.spells or not caster.magic.prepared:
        return Resolved((fizzle(check, throw, actor.name),))
    memory = caster.magic
    gone, *kept = memory.prepared
    after = replace(caster, magic=replace(memory, prepared=(*kept, spell)))
    known = caster.book.workings
    old = known[gone].label if gone in known else gone
    told = f"{sentence(called(actor.name))} prepares {known[spell].label} in place of {old}."
    return Resolved((ruling_on(check, throw, judge(check, throw), told),), {actor.id: write(after)})


def _who(people: Mapping[str, Person], person_id: str) -> Person:
    found = people.get(person_id)
    if found is None:
        raise RulesError(
            f"'{person_id}' has a part in this spell and was not handed in.", hint="Hand them in."
        )
    return found
