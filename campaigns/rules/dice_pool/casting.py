"""Spells: casting, resisting, drain and what is held up (other-seeds 1.8, the printed rules)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from campaigns.rules.contracts import Attempt, Check, Dice, Json, Person, Refusal, Ruling, Throw
from campaigns.rules.dice_pool.attacks import helping
from campaigns.rules.dice_pool.blows import Side
from campaigns.rules.dice_pool.bodies import Body, Sustained, read
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.figures import attribute, filled, magic, spell_left, state_modifiers
from campaigns.rules.dice_pool.pool import explode, pool_of, throw_pool
from campaigns.rules.dice_pool.rulings import (
    Verdict,
    faces_of,
    judge,
    number,
    plain_ruling,
    ruling_on,
    with_tn,
    word,
)
from campaigns.rules.dice_pool.spells import Spell, parse_drain
from campaigns.rules.dice_pool.tables import LEVEL_NAMES
from campaigns.rules.dice_pool.wording import called, counted, sentence
from campaigns.rules.dice_pool.wounds import boxes_of, harm, heal, stage

PREFIX: Final = "cast_"
MISFIRE: Final = 2
_FORCE: Final = re.compile(r"\bforce (\d{1,2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cast:
    """What came of a spell: caster and target afterwards, the records, whether it worked and who fell."""

    caster: Body
    target: Body
    rulings: tuple[Ruling, ...]
    worked: bool
    spell: Spell
    successes: int


def spell_meant(book: Book, body: Body, attempt: Attempt) -> Spell | None:
    """The spell that an option or the words name."""
    wanted = attempt.option.removeprefix(PREFIX)
    if wanted in book.spells:
        return book.spells[wanted]
    said = attempt.text.casefold()
    known = (book.spells[id] for id in body.spells if id in book.spells)
    return next((spell for spell in known if spell.label.casefold() in said), None)


def plan_cast(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal:
    """The check of a spell; who cannot cast it is refused with the reason."""
    body = read(actor.sheet, actor.name)
    spell = spell_meant(book, body, attempt)
    if spell is None:
        return Refusal(attempt.actor, "no_spell", "There is no spell like that.")
    force = _force(body, spell, attempt)
    refused = _cannot_cast(body, spell, force)
    if refused:
        return Refusal(attempt.actor, "cannot_cast", refused)
    on = target if target is not None else actor
    if spell.resist and on.id == actor.id:
        return Refusal(attempt.actor, "no_target", f"{spell.label} needs somebody to be cast on.")
    subject = read(on.sheet, on.name)
    if spell.effect == "heal" and not _can_mend(spell, subject):
        return Refusal(attempt.actor, "not_hurt", f"There is nothing there for {spell.label} to mend.")
    if spell.resist and subject.condition != "up":
        return Refusal(attempt.actor, "target_down", f"{sentence(called(on.name))} is already down.")
    dice, drain_dice = _spell_dice(body, attempt)
    focus = _focus_dice(body, spell, force)
    pool = body.skill("sorcery") + focus + dice
    base = attribute(book, subject, spell.resist) if spell.resist else spell.tn or force
    data: dict[str, Json] = {
        "base": base, "pool": pool, "rating": body.skill("sorcery"), "skill": "sorcery", "spell": spell.id,
        "force": force, "spell_dice": dice, "drain_dice": drain_dice, "focus": focus,
    }  # fmt: skip
    if spell.resist:
        data["opposing"] = {"dice": attribute(book, subject, spell.resist), "tn": max(2, force)}
    return with_tn(
        Check(
            id=check_id,
            rule="dice_pool.cast",
            kind="power",
            actor=actor.id,
            label=attempt.label or spell.label,
            stat="Sorcery",
            dice=pool_of(pool),
            modifiers=(*state_modifiers(book, body), *helping(attempt)),
            difficulty=base,
            target=on.id,
            stakes=attempt.stakes,
            data=data,
        )
    )


def _can_mend(spell: Spell, subject: Body) -> bool:
    """Magic mends a set of wounds once, as bandages do; stun it clears as often as it comes."""
    return filled(subject, spell.track) > 0 and (spell.track == "stun" or not subject.tended)


def _force(body: Body, spell: Spell, attempt: Attempt) -> int:
    told = attempt.details.get("force")
    if isinstance(told, int) and not isinstance(told, bool):
        return told
    said = _FORCE.search(attempt.text)
    return int(said[1]) if said else body.spells.get(spell.id, 0)


def _cannot_cast(body: Body, spell: Spell, force: int) -> str:
    if magic(body) < 1:
        return "There is no magic left in you to cast with."
    if spell.id not in body.spells:
        return f"{spell.label} was never learned."
    if not body.skill("sorcery"):
        return "Nobody casts without sorcery."
    if not 1 <= force <= body.spells[spell.id]:
        return f"{spell.label} was learned at force {body.spells[spell.id]}; no more and no less than 1."
    if spell.held and len(body.sustained) >= body.skill("sorcery"):
        return "You hold up as many spells as you can."
    return ""


def _spell_dice(body: Body, attempt: Attempt) -> tuple[int, int]:
    """Spell dice for the spell and for its drain: as told, else half and half; together the pool at most."""
    left = spell_left(body)
    told, kept = attempt.details.get("pool"), attempt.details.get("drain_pool")
    dice = max(0, min(told, left)) if isinstance(told, int) else left // 2
    drain = max(0, min(kept, left - dice)) if isinstance(kept, int) else left - dice
    return dice, drain


def _focus_dice(body: Body, spell: Spell, force: int) -> int:
    foci = (item.focus for item in body.gear if item.equipped and item.focus is not None)
    strong = (focus for focus in foci if focus.force >= force)
    fitting = (one.force for one in strong if spell.id == one.spell or spell.category == one.category)
    return max(fitting, default=0)


def settle_cast(book: Book, check: Check, throw: Throw, caster: Side, target: Side, dice: Dice) -> Cast:
    """Settle a spell: its dice, the target's resistance, its effect, and the drain. One on oneself has one body."""
    spell, force = book.spells[word(check, "spell")], number(check, "force")
    verdict = judge(check, explode(faces_of(check, throw), dice, check.label))
    oneself = check.target == check.actor
    net, told = verdict.successes, list[str]()
    opposing = check.data.get("opposing")
    if isinstance(opposing, Mapping) and net:
        pool, tn = int(str(opposing["dice"])), int(str(opposing["tn"]))
        fallen = throw_pool(pool, dice, f"{target.name} withstands {spell.label}")[1]
        net -= fallen.successes(tn)
        told.append(f"Withstanding: {fallen.told} against {tn}, {counted(fallen.successes(tn), 'success')}.")
    worked = net > 0
    hurt, line = _effect(spell, net, target) if worked else (target.body, "")
    spent = number(check, "spell_dice") + number(check, "drain_dice")
    own = replace(hurt if oneself else caster.body, spell_used=caster.body.spell_used + spent)
    if worked and spell.held and hurt.condition == "up":
        held = Sustained(spell.id, force, check.target or check.actor, net)
        own = replace(own, sustained=(*own.sustained, held))
    summary = _summary(spell, verdict, caster, target, worked, line, oneself=oneself)
    tier = verdict.tier if worked or not verdict.successes else "failure"
    cast = ruling_on(check, throw, verdict, summary, changes=told, tier=tier)
    own, drain = drained(
        book, check, spell, force, own, caster.name, dice, misfired=tier == "critical_failure"
    )
    return Cast(own, own if oneself else hurt, (cast, drain), worked, spell, max(0, net))


def _effect(spell: Spell, net: int, target: Side) -> tuple[Body, str]:
    match spell.effect:
        case "damage":
            level = stage(spell.level, net)
            done = harm(target.body, boxes_of(level), spell.track)
            line = f": {counted(done.boxes, 'box')} of {spell.track}{', who goes down' if done.fell else ''}"
            return done.body, line
        case "heal":
            mended = heal(target.body, net, spell.track)
            if spell.track == "physical":
                mended = replace(mended, tended=True)
            return mended, f": {counted(net, 'box')} of {spell.track} fewer"
        case "hinder" | "help":
            return target.body, f": {max(1, net // 2)} {'harder' if spell.effect == 'hinder' else 'easier'}"
    return target.body, ""


def _summary(
    spell: Spell, verdict: Verdict, caster: Side, target: Side, worked: bool, line: str, *, oneself: bool
) -> str:
    who = sentence(called(caster.name))
    on = "" if oneself else f" on {called(target.name)}"
    figures = f" ({verdict.fallen.told} against {verdict.tn}, {counted(verdict.successes, 'success')})"
    if worked:
        return f"{who} casts {spell.label}{on}{line}{figures}."
    return f"{who} casts {spell.label}{on}, and it does not take{figures}."


def drained(
    book: Book, check: Check, spell: Spell, force: int, body: Body, name: str, dice: Dice, *, misfired: bool
) -> tuple[Body, Ruling]:
    """What the spell costs: will and drain dice against the drain, each two successes a level less."""
    drain = parse_drain(spell.drain)
    tn = drain.target_number(force) + (MISFIRE if misfired else 0)
    pool = attribute(book, body, "will") + number(check, "drain_dice")
    thrown, fallen = throw_pool(pool, dice, f"{name}: drain")
    level = stage(drain.level, -fallen.successes(tn))
    track = "physical" if force > magic(body) else "stun"
    done = harm(body, boxes_of(level), "physical" if track == "physical" else "stun")
    cost = f"takes {LEVEL_NAMES[level]} {track} from the drain" if level else "shrugs the drain off"
    told = f"{sentence(called(name))} {cost} ({drain.level}, {fallen.told} against {tn})."
    if done.fell:
        told = f"{told[:-1]}, and goes down."
    ruling = plain_ruling(
        "dice_pool.drain", check.actor, "Drain", told, kind="save", outcome="failure" if level else "success",
        total=fallen.highest, difficulty=tn, stat="Will", throw=thrown,
        changes=(f"Dice: {fallen.told}.", f"{counted(done.boxes, 'box')} of {track}."),
    )  # fmt: skip
    return done.body, ruling


def held_modifier(book: Book, bodies: Mapping[str, Body], person: str) -> tuple[int, int]:
    """What spells held up on somebody do to them: added to their target numbers, and to their armour."""
    tn = armour = 0
    for body in bodies.values():
        for held in body.sustained:
            spell = book.spells.get(held.spell)
            if spell is None or held.target != person:
                continue
            step = max(1, held.successes // 2)
            tn += {"hinder": step, "help": -step}.get(spell.effect, 0)
            armour += held.force if spell.effect == "armour" else 0
    return tn, armour
