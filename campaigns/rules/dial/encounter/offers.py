"""What an actor may do now, with the exact chance of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from campaigns.rules.contracts import ActionKind, Attempt, Json, Person
from campaigns.rules.dial.bodies import Hero
from campaigns.rules.dial.encounter.beats import Beat
from campaigns.rules.dial.encounter.coming import Plan, Round
from campaigns.rules.dial.encounter.gaming import band
from campaigns.rules.dial.encounter.sealing import plan_one
from campaigns.rules.dial.encounter.state import Actor, Encounter
from campaigns.rules.dial.figures import weapons_of
from campaigns.rules.dial.rulings import odds
from campaigns.rules.dial.wording import called, sentence

type Offer = tuple[str, str, str, Attempt, tuple[str, ...]]

_KINDS: dict[str, ActionKind] = {
    "strike": "attack",
    "brace": "total_defense",
    "push": "skill",
    "angle": "advantage",
}
_SPECIAL: dict[str, ActionKind] = {
    "leave": "run",
    "fold": "concede",
    "stay": "skill",
    "repair": "skill",
    "accuse": "skill",
}


def options(
    encounter: Encounter, actor: Person, people: Mapping[str, Person]
) -> tuple[Mapping[str, Json], ...]:
    """Options as {id, label, description, kind, verbs, difficulty, odds, targets, and what an Attempt needs}.

    ``targets`` are ids, the likeliest first; ``odds`` is None where nothing is thrown. What would be refused is
    not offered.
    """
    seat = encounter.actor(actor.id)
    coming = Round(encounter, {**people, actor.id: actor})
    if seat is None or encounter.outcome is not None or not coming.stands(actor.id):
        return ()
    offers = [
        *(offer for beat in encounter.beats for offer in _of_beat(coming, seat, beat)),
        *_others(coming, seat),
    ]
    return tuple(shown for offer in offers if (shown := _shown(coming, seat, offer)) is not None)


def _shown(coming: Round, seat: Actor, offer: Offer) -> dict[str, Json] | None:
    id, label, told, attempt, verbs = offer
    coming.claimed.clear()
    plan = plan_one(coming, attempt)
    if plan.refusal is not None:
        return None
    check = plan.check
    tag = "" if check is None or not check.data.get("tag") else " A tag of yours helps."
    return {
        "id": id,
        "label": label,
        "description": f"{told}{_private(coming, seat, plan)}{tag}",
        "kind": attempt.kind,
        "verbs": list[Json](verbs),
        "difficulty": check.difficulty if check is not None else None,
        "odds": round(odds(check), 4) if check is not None and check.rule != "dial.use_item" else None,
        "targets": list[Json](_targets(coming, seat, attempt, plan)),
        "skill": attempt.skill,
        "weapon": attempt.weapon,
        "item": attempt.item,
        "beat": attempt.beat,
    }


def _private(coming: Round, seat: Actor, plan: Plan) -> str:
    """One's own hand and what one has read of others, which only oneself is told."""
    table = coming.encounter.table
    if table is None or plan.beat is None or plan.beat.special != "stay":
        return ""
    own = table.hands[seat.id]
    read = [
        f" {sentence(called(coming.people[one].name))} holds a {band(table.hands[one].cards)} one."
        for one in own.reads
    ]
    return f" You hold a {band(own.cards)} hand.{''.join(read)}"


def _targets(coming: Round, seat: Actor, attempt: Attempt, plan: Plan) -> Sequence[str]:
    if plan.beat is not None and plan.check is not None:
        return coming.enemies(seat)
    return [attempt.target] if attempt.target else []


def _of_beat(coming: Round, seat: Actor, beat: Beat) -> list[Offer]:
    kind = _SPECIAL.get(beat.special, _KINDS[beat.kind])
    own = beat.id if beat.authored else ""
    if beat.special == "weapon" and not coming.encounter.by_dials:
        many = weapons_of(coming.bodies[seat.id])
        return [
            (
                f"{beat.id}:{item.id}",
                beat.label if beat.authored else f"{beat.label}: {item.name}",
                beat.description,
                Attempt(seat.id, kind, "", beat=own, option=beat.id, weapon=item.id),
                beat.verbs,
            )
            for item in many
        ]
    return [
        (
            beat.id,
            beat.label,
            beat.description,
            Attempt(seat.id, kind, "", beat=own, option=beat.id),
            beat.verbs,
        )
    ]


def _others(coming: Round, seat: Actor) -> list[Offer]:
    offers: list[Offer] = []
    body, friend = coming.bodies[seat.id], coming.neediest_friend(seat)
    if friend is not None:
        name = coming.people[friend].name
        down = coming.bodies[friend].vitals.condition in ("down", "brink")
        if down:
            offers.append(
                ("stabilise", f"Get {name} up", "Back on their feet.", Attempt(seat.id, "stabilise", "", friend),
                 ("tend", "help up"))
            )  # fmt: skip
        elif coming.stands(friend):
            offers.append(
                (
                    "aid",
                    f"Help {name}",
                    "2 to their next check.",
                    Attempt(seat.id, "aid", "", friend),
                    ("help", "aid"),
                )
            )
    if isinstance(body, Hero) and body.vitals.resolve < body.vitals.max_resolve:
        for item in body.gear:
            if item.heals is not None and item.quantity > 0:
                use = Attempt(seat.id, "use_item", "", seat.id, item=item.id)
                offers.append((f"use_{item.id}", f"Use: {item.name}", "Resolve back.", use, ("use",)))
    leaves = any(beat.special in ("leave", "fold") for beat in coming.encounter.beats)
    if coming.encounter.can_flee and not leaves:
        offers.append(
            ("leave", "Leave", "Walk out of this.", Attempt(seat.id, "run", ""), ("leave", "walk out"))
        )
    if coming.encounter.escalates_to and coming.encounter.by_dials and _wordy(coming.encounter):
        draw = Attempt(seat.id, "attack", "")
        offers.append(("draw", "Let it come to the worst", "Words are over.", draw, ("draw", "attack")))
    offers.append(
        ("yield", "Give up", "Yield, and be spared.", Attempt(seat.id, "yield", ""), ("yield", "surrender"))
    )
    return offers


def _wordy(encounter: Encounter) -> bool:
    return encounter.category in ("debate", "social", "contest")
