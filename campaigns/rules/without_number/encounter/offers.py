"""What an actor may do now, with the chance of each: the ruleset's own actions and the pack's beats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.beats import beats_of
from campaigns.rules.contracts import Attempt, Check, Json, Person
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.checks import odds
from campaigns.rules.without_number.empowered import HELPFUL, power_meant
from campaigns.rules.without_number.encounter import tactics
from campaigns.rules.without_number.encounter.coming import Round
from campaigns.rules.without_number.encounter.ranges import range_told, reaches
from campaigns.rules.without_number.encounter.sealing import plan_one
from campaigns.rules.without_number.encounter.spelloffers import spell_options
from campaigns.rules.without_number.encounter.state import Actor, Encounter
from campaigns.rules.without_number.figures import class_of, powers_of, weapons_of
from campaigns.rules.without_number.gear import UNARMED
from campaigns.rules.without_number.magic.workings import BOWSHOT
from campaigns.rules.without_number.torching import COST, TORCH, can_torch
from campaigns.rules.without_number.vitals import is_spent
from campaigns.rules.without_number.wording import with_weapon


def options(
    book: Book, encounter: Encounter, actor: Person, people: Mapping[str, Person]
) -> tuple[Mapping[str, Json], ...]:
    """Options as {id, label, description, kind, difficulty, odds, targets, and what an Attempt needs}.

    ``targets`` are ids, the likeliest first; ``odds`` is None where nothing is thrown. An option that would
    be refused is not offered.
    """
    seat = encounter.actor(actor.id)
    coming = Round(book, encounter, {**people, actor.id: actor})
    if seat is None or encounter.outcome is not None or not coming.stands(actor.id):
        return ()
    offers = [
        *_beats(encounter, seat),
        *_fighting(coming, seat),
        *tactics.offers(coming, seat),
        *_skills(coming, seat),
        *_powers(coming, seat),
        *_holding(coming, seat),
    ]
    shown = (_shown(coming, seat, *offer) for offer in offers)
    return (*spell_options(coming, seat), *(offer for offer in shown if offer is not None))


type Offer = tuple[str, str, str, Attempt]


def _shown(
    coming: Round, seat: Actor, offer_id: str, label: str, told: str, attempt: Attempt
) -> dict[str, Json] | None:
    planned = plan_one(coming, replace(attempt, label=label))
    if planned is not None and not isinstance(planned, Check):
        return None
    return {
        "id": offer_id,
        "label": label,
        "description": told,
        "kind": attempt.kind,
        "difficulty": planned.difficulty if planned else None,
        "odds": round(odds(planned), 3) if planned else None,
        "targets": list[Json](_targets(coming, seat, attempt)),
        "skill": attempt.skill,
        "weapon": attempt.weapon,
        "item": attempt.item,
        "beat": attempt.beat,
        "verbs": _verbs(coming.bodies[seat.id], attempt.option, label),
    }


def _targets(coming: Round, seat: Actor, attempt: Attempt) -> Sequence[str]:
    if attempt.kind == "power" and attempt.target is not None:
        return [attempt.target]
    if attempt.kind == "power":
        power = power_meant(coming.bodies[seat.id], attempt.option)
        feet = power.feet if power is not None else BOWSHOT
        return [one for one in _enemies(coming, seat) if reaches(coming.distance(seat, one), feet)]
    if attempt.kind in ("attack", "skill") or attempt.option in tactics.STRIKES + tactics.HANDLING:
        return _enemies(coming, seat)
    if attempt.kind in ("aid", "stabilise"):
        return [attempt.target] if attempt.target else []
    return []


def _enemies(coming: Round, seat: Actor) -> list[str]:
    """Who stands against somebody, the foremost first."""
    first = coming.foremost_enemy(seat)
    others = [a.id for a in coming.encounter.actors if a.side != seat.side and coming.stands(a.id)]
    return [*([first] if first else []), *(other for other in others if other != first)]


def _beats(encounter: Encounter, seat: Actor) -> list[Offer]:
    return [
        (
            beat.id,
            beat.label,
            beat.description,
            Attempt(
                seat.id,
                "attack" if beat.success.strike else "skill",
                "",
                beat=beat.id,
                skill=beat.skill or "",
            ),
        )
        for beat in beats_of(encounter)
    ]


def _fighting(coming: Round, seat: Actor) -> list[Offer]:
    body = coming.bodies[seat.id]
    offers: list[Offer] = []
    weapons = [item for item in weapons_of(body) if item.equipped] if isinstance(body, Hero) else []
    for item in weapons or [UNARMED]:
        told = f"{'Shoot' if item.skill == 'shoot' else 'Strike'}{with_weapon(item.name)}."
        attempt = Attempt(seat.id, "attack", "", weapon=item.id)
        offers.append((f"attack_{item.id}", f"Attack: {item.name}", told, attempt))
    for item in weapons:
        if item.fires_bursts:
            told = "Three rounds at once: +2 to hit and to damage."
            burst = Attempt(seat.id, "attack", "", weapon=item.id, option="burst")
            offers.append((f"burst_{item.id}", f"Burst: {item.name}", told, burst))
    if _lucky(body):
        told = "Attack, and turn a miss into a hit with Veteran's Luck."
        offers.append(("attack_luck", "Press your luck", told, Attempt(seat.id, "attack", "", skill="luck")))
    return offers


def _verbs(body: Body, option: str, label: str) -> list[Json]:
    if tactics.is_tactic(option):
        return [*tactics.verbs_of(option, label)]
    power = None if option.startswith(TORCH) else power_meant(body, option)
    if power is not None:
        return [*power.verbs]
    return ["burst", "spray"] if option == "burst" else []


def _powers(coming: Round, seat: Actor) -> list[Offer]:
    body = coming.bodies[seat.id]
    if not isinstance(body, Hero):
        return []
    used = [power for power in powers_of(body) if power.is_used and power.effect != "told"]
    offers: list[Offer] = []
    for power in used:
        met = seat.id if power.effect in HELPFUL else None
        option = f"power_{power.id}"
        text = power.text if not coming.encounter.zones or met else f"{power.text} {range_told(power.feet)}"
        offers.append((option, power.label, text, Attempt(seat.id, "power", "", met, option=option)))
        if can_torch(body, power):
            forced = f"{TORCH}{power.id}"
            told = f"{text} Without Effort; it costs {COST}."
            attempt = Attempt(seat.id, "power", "", met, option=forced)
            offers.append((forced, f"Torch: {power.label}", told, attempt))
    return offers


def _skills(coming: Round, seat: Actor) -> list[Offer]:
    offers: list[Offer] = [
        ("hamper", "Throw off balance", "Throw an enemy off balance: -2 to their next attack.",
         Attempt(seat.id, "skill", "shove", skill="exert")),
        ("feint", "Find an opening", "Watch for a weakness: +2 to the next attack on that enemy.",
         Attempt(seat.id, "skill", "study", skill="notice")),
        ("appeal", "Call on them to give up", "Words that may break their nerve.",
         Attempt(seat.id, "skill", "demand", skill="lead")),
    ]  # fmt: skip
    friend = coming.neediest_friend(seat)
    if friend is None:
        return offers
    name = coming.people[friend].name
    if coming.bodies[friend].vitals.condition == "mortal":
        told = f"Stop {name}'s bleeding before it is too late."
        offers.append(("stabilise", f"Save {name}", told, Attempt(seat.id, "stabilise", "", friend)))
    elif coming.stands(friend):
        told = f"Stand before {name} and take what is meant for them."
        offers.append(("screen", f"Protect {name}", told, Attempt(seat.id, "aid", "protect", friend)))
    return offers


def _holding(coming: Round, seat: Actor) -> list[Offer]:
    body = coming.bodies[seat.id]
    offers: list[Offer] = []
    if isinstance(body, Hero):
        offers.extend(
            (
                f"use_{item.id}",
                f"Use: {item.name}",
                "Get hit points back.",
                Attempt(seat.id, "use_item", "", item=item.id),
            )
            for item in body.gear
            if item.heals is not None and item.quantity > 0
        )
    if coming.encounter.hostile:
        told = "+2 armour class and no Shock until your next turn."
        offers.append(("total_defense", "Defend", told, Attempt(seat.id, "total_defense", "")))
    leave = "Fall back in good order; nobody strikes at you."
    run = "Get away at once; every enemy at arm's length strikes at you."
    offers.append(("withdraw", "Fall back", leave, Attempt(seat.id, "withdraw", "")))
    if coming.crowded(seat):
        offers.append(("run", "Run", run, Attempt(seat.id, "run", "")))
    offers.append(("yield", "Yield", "Give up, and be spared.", Attempt(seat.id, "yield", "")))
    return offers


def _lucky(body: Body) -> bool:
    return isinstance(body, Hero) and class_of(body).veterans_luck and not is_spent(body, "veterans_luck")
