"""What an actor may do now, with the chance of each: the four actions, and the pack's beats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from campaigns.rules.beats import read_beats
from campaigns.rules.contracts import Attempt, Check, Json, Person
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.checks import odds
from campaigns.rules.fate.conflict.field import Field
from campaigns.rules.fate.conflict.sealing import CONTEST_SKILLS, plan_one
from campaigns.rules.fate.conflict.state import Exchange
from campaigns.rules.fate.figures import attack_skills
from campaigns.rules.fate.gearing import weapon_for
from campaigns.rules.fate.tables import SKILLS

type Offer = tuple[str, str, str, Attempt, tuple[str, ...]]

ADVANTAGES: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "physical": (
        ("notice", "Look for an opening", "Find what can be used against them."),
        ("athletics", "Take the high ground", "Get where they would have to come up to you."),
        ("deceive", "Feint", "Make them look where it will not come from."),
    ),
    "mental": (
        ("empathy", "Listen for what hurts", "Hear what they would rather not have said."),
        ("rapport", "Win the room", "Have those who listen on your side."),
        ("investigate", "Catch them out", "Hold what they say now against what they said before."),
    ),
}


def options(
    exchange: Exchange, actor: Person, people: Mapping[str, Person], book: Book
) -> tuple[Mapping[str, Json], ...]:
    """Options as {id, label, description, kind, verbs, difficulty, odds, targets, and what an Attempt needs}.

    An option that would be refused is not offered.
    """
    field = Field.of(exchange, {**people, actor.id: actor}, book) if actor.id in people else None
    if field is None or exchange.outcome is not None or not field.stands(actor.id):
        return ()
    offers = (
        *_beats(field, actor.id),
        *_attacks(field, actor.id),
        *_efforts(field, actor.id),
        *_rest(field, actor.id),
    )
    return tuple(shown for offer in offers if (shown := _shown(field, offer)) is not None)


def _shown(field: Field, offer: Offer) -> dict[str, Json] | None:
    offer_id, label, told, attempt, verbs = offer
    targets = _targets(field, attempt)
    asked = replace(attempt, label=label, target=attempt.target or next(iter(targets), None))
    planned = plan_one(field, asked)
    if planned is not None and not isinstance(planned, Check):
        return None
    return {
        "id": offer_id,
        "label": label,
        "description": told,
        "kind": attempt.kind,
        "verbs": list[Json](verbs),
        "difficulty": planned.difficulty if planned else None,
        "odds": round(odds(planned), 3) if planned else None,
        "targets": list[Json](targets),
        "skill": attempt.skill,
        "weapon": "",
        "item": "",
        "beat": attempt.beat,
    }


def _targets(field: Field, attempt: Attempt) -> Sequence[str]:
    if attempt.kind in ("attack", "skill", "advantage"):
        return field.enemies_of(attempt.actor)
    return [attempt.target] if attempt.target else []


def _beats(field: Field, actor: str) -> Iterator[Offer]:
    for beat in read_beats(field.exchange.beats):
        strikes = beat.success.strike and not field.exchange.is_contest
        attempt = Attempt(actor, "attack" if strikes else "skill", "", beat=beat.id, skill=beat.skill or "")
        yield beat.id, beat.label, beat.description, attempt, beat.verbs


def _attacks(field: Field, actor: str) -> Iterator[Offer]:
    if field.exchange.is_contest:
        return
    being = field.beings[actor]
    for skill in attack_skills(being, field.exchange.track, field.book)[:3]:
        weapon = weapon_for(being, skill)
        label = f"Attack: {weapon}" if weapon else f"Attack with {SKILLS[skill].label}"
        attempt = Attempt(actor, "attack", "", skill=skill)
        yield f"attack_{skill}", label, SKILLS[skill].text, attempt, ()


def _efforts(field: Field, actor: str) -> Iterator[Offer]:
    if field.exchange.is_contest:
        usual = CONTEST_SKILLS.get(field.exchange.category, CONTEST_SKILLS["contest"])
        ranked = sorted(usual, key=field.beings[actor].skill, reverse=True)
        for skill in ranked[:2]:
            label = SKILLS[skill].label
            yield (
                f"try_{skill}",
                f"Try with {label}",
                SKILLS[skill].text,
                Attempt(actor, "skill", "", skill=skill),
                (),
            )
        return
    for skill, label, told in ADVANTAGES[field.exchange.track]:
        yield f"advantage_{skill}", label, told, Attempt(actor, "advantage", "", skill=skill), ()


def _rest(field: Field, actor: str) -> Iterator[Offer]:
    for friend in field.friends_of(actor)[:1]:
        name = field.people[friend].name
        told = f"Give up your own action: +1 to what {name} does."
        yield "aid", f"Help {name}", told, Attempt(actor, "aid", "", friend), ()
    for zone in field.exchange.zones:
        if zone.id != field.actors[actor].zone:
            attempt = Attempt(actor, "move", "", option=f"move:{zone.id}")
            yield f"move:{zone.id}", f"Move: {zone.label}", "Go there.", attempt, (zone.label,)
    if not field.exchange.is_contest:
        told = "Do nothing else, and defend at +2."
        yield "full_defence", "Full defence", told, Attempt(actor, "total_defense", ""), ()
    yield "get_away", "Get away", "Be gone from here.", Attempt(actor, "withdraw", ""), ()
    told = "Give up on your own terms, and gain a fate point."
    yield "concede", "Concede", told, Attempt(actor, "concede", ""), ("concede", "give up", "yield")
