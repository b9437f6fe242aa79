"""What an actor may do now, with the exact chance of each: the ruleset's own deeds and the pack's beats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.beats import beats_of
from campaigns.rules.contracts import Attempt, Check, Json, Person, Refusal
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.casting import PREFIX
from campaigns.rules.dice_pool.checks import odds
from campaigns.rules.dice_pool.encounter.coming import DIAL_SKILLS, DIALLED, Coming
from campaigns.rules.dice_pool.encounter.state import Actor, Encounter
from campaigns.rules.dice_pool.gear import UNARMED
from campaigns.rules.dice_pool.planning import targets_of
from campaigns.rules.dice_pool.tables import SKILLS

type Offer = tuple[str, str, str, tuple[str, ...], Attempt]


def options(
    book: Book, encounter: Encounter, actor: Person, people: Mapping[str, Person]
) -> tuple[Mapping[str, Json], ...]:
    """Offers as {id, label, description, kind, verbs, targets, odds, difficulty, and what an Attempt needs}.

    ``targets`` are ids, the likeliest first; ``odds`` is None where nothing is thrown. What would be refused is not
    offered.
    """
    coming = Coming(book, encounter, {**people, actor.id: actor})
    seat = encounter.actor(actor.id)
    if seat is None or encounter.outcome is not None or not coming.stands(actor.id):
        return ()
    offers = [*_beats(encounter, seat), *_own(coming, seat), *_spells(coming, seat), *_holding(coming, seat)]
    return tuple(shown for offer in offers if (shown := _shown(coming, seat, offer)) is not None)


def _shown(coming: Coming, seat: Actor, offer: Offer) -> dict[str, Json] | None:
    id, label, told, verbs, attempt = offer
    planned = coming.plan(replace(attempt, label=label))
    if isinstance(planned, Refusal):
        return None
    check = planned if isinstance(planned, Check) else None
    targets = _targets(coming, seat, attempt)
    if not targets and attempt.kind in ("aid", "stabilise"):
        return None
    return {
        "id": id,
        "label": label,
        "description": told,
        "kind": attempt.kind,
        "verbs": list[Json](verbs),
        "difficulty": check.difficulty if check else None,
        "odds": round(odds(check), 3) if check else None,
        "targets": list[Json](targets),
        "skill": attempt.skill,
        "weapon": attempt.weapon,
        "item": attempt.item,
        "beat": attempt.beat,
    }


def _targets(coming: Coming, seat: Actor, attempt: Attempt) -> Sequence[str]:
    if attempt.kind in ("aid", "stabilise"):
        return _possible(coming, attempt, [one.id for one in coming.friends(seat)])
    if attempt.option.startswith(PREFIX):
        spell = coming.book.spells[attempt.option.removeprefix(PREFIX)]
        return _possible(coming, attempt, targets_of(spell, coming.people[seat.id], coming.people))
    if attempt.kind in ("attack", "skill", "move") or attempt.option == "net_spike":
        return [one.id for one in coming.enemies(seat)]
    return []


def _possible(coming: Coming, attempt: Attempt, targets: Sequence[str]) -> list[str]:
    """Those of the targets that the rules would not refuse."""
    return [
        target for target in targets if not isinstance(coming.plan(replace(attempt, target=target)), Refusal)
    ]


def _beats(encounter: Encounter, seat: Actor) -> list[Offer]:
    found: list[Offer] = []
    for beat in beats_of(encounter):
        kind = "attack" if beat.success.strike else "skill"
        attempt = Attempt(
            seat.id, "attack" if kind == "attack" else "skill", "", beat=beat.id, skill=beat.skill or ""
        )
        found.append((beat.id, beat.label, beat.description, beat.verbs, attempt))
    return found


def _own(coming: Coming, seat: Actor) -> list[Offer]:
    """What the category itself offers."""
    category = coming.encounter.category
    if category == "netrun":
        return _net(coming, seat)
    found: list[Offer] = []
    if category in DIALLED:
        for skill in DIAL_SKILLS[category]:
            label = SKILLS[skill].label
            attempt = Attempt(seat.id, "skill", "", skill=skill)
            found.append(
                (
                    f"try_{skill}",
                    f"Try {label.lower()}",
                    f"{label} against theirs.",
                    (label.lower(),),
                    attempt,
                )
            )
    if coming.encounter.hostile:
        found.extend(_fighting(coming, seat))
    return found


def _fighting(coming: Coming, seat: Actor) -> list[Offer]:
    found: list[Offer] = []
    body = coming.bodies[seat.id]
    armed = [item for item in body.gear if item.weapon is not None and item.equipped and item.quantity]
    for item in [*armed, UNARMED]:
        attempt = Attempt(seat.id, "attack", "", weapon=item.id)
        told = "Strike." if item.weapon is not None and item.weapon.melee else "Shoot."
        found.append((f"attack_{item.id}", f"Attack: {item.name}", told, (), attempt))
        for manner, label, how in (
            ("double", "Double tap", "Two rounds, the second kicks."),
            ("burst", "Burst", "Three rounds: power +3, a level more, recoil 3."),
            ("auto", "Full auto", "Six rounds: power +6, two levels more, recoil 6."),
        ):
            shooting = Attempt(seat.id, "attack", "", weapon=item.id, option=manner)
            modes = {"double": ("semi",), "burst": ("burst", "auto"), "auto": ("auto",)}[manner]
            if item.weapon is not None and item.weapon.mode in modes:
                found.append(
                    (f"{manner}_{item.id}", f"{label}: {item.name}", how, (label.lower(),), shooting)
                )
        called = Attempt(seat.id, "attack", "", weapon=item.id, option="called")
        found.append(
            (
                f"called_{item.id}",
                f"Called shot: {item.name}",
                "+4, and a level more damage.",
                ("called shot",),
                called,
            )
        )
    found.append(("take_cover", "Take cover", "+4 to shots at you until you move.", ("take cover", "duck"),
                  Attempt(seat.id, "advantage", "", option="take_cover")))  # fmt: skip
    found.append(("aim", "Take aim", "-1 to your next shot, three times at most.", ("take aim", "aim"),
                  Attempt(seat.id, "advantage", "", option="aim")))  # fmt: skip
    found.append(("close_in", "Close in", "Run towards an enemy.", ("close in", "charge", "run at"),
                  Attempt(seat.id, "move", "", option="close_in")))  # fmt: skip
    found.append(("fall_back", "Get distance", "Ten metres back.", ("get distance", "back away"),
                  Attempt(seat.id, "move", "", option="fall_back")))  # fmt: skip
    found.append(("cow", "Call on them to give up", "Words that may break their nerve.", ("surrender",),
                  Attempt(seat.id, "skill", "", skill="intimidation")))  # fmt: skip
    if seat.fired:
        found.append(("reload", "Reload", "The magazine is full again.", ("reload",),
                      Attempt(seat.id, "wait", "", option="reload")))  # fmt: skip
    return found


def _net(coming: Coming, seat: Actor) -> list[Offer]:
    node = coming.encounter.node
    found: list[Offer] = []
    if node is not None:
        found.append(("net_open", f"Open {node.label}", "Get the node open.", ("open", "hack", "crack"),
                      Attempt(seat.id, "power", "", option="net_open")))  # fmt: skip
        found.append(("net_probe", f"Probe {node.label}", "-2 to what you try next.", ("probe", "scan"),
                      Attempt(seat.id, "power", "", option="net_probe")))  # fmt: skip
        found.append(("net_mask", "Mask your trail", "Take one off the alarm.", ("mask", "cover my tracks"),
                      Attempt(seat.id, "power", "", option="net_mask")))  # fmt: skip
    found.append(("net_spike", "Spike a guard", "Strike at what guards the net.", ("spike",),
                  Attempt(seat.id, "power", "", option="net_spike")))  # fmt: skip
    return found


def _spells(coming: Coming, seat: Actor) -> list[Offer]:
    body = coming.bodies[seat.id]
    found: list[Offer] = []
    for id, force in body.spells.items():
        spell = coming.book.spells.get(id)
        if spell is None or coming.encounter.category == "netrun":
            continue
        told = f"{spell.text} Force {force}, drain {spell.drain}."
        verbs = (f"cast {spell.label.lower()}", spell.label.lower(), *spell.verbs)
        found.append(
            (f"{PREFIX}{id}", spell.label, told, verbs, Attempt(seat.id, "power", "", option=f"{PREFIX}{id}"))
        )
    if body.sustained:
        found.append(("let_go", "Let the spells go", "Nothing is held up any longer.", ("let go",),
                      Attempt(seat.id, "wait", "", option="let_go")))  # fmt: skip
    return found


def _holding(coming: Coming, seat: Actor) -> list[Offer]:
    body = coming.bodies[seat.id]
    found: list[Offer] = [
        (
            f"use_{item.id}",
            f"Use: {item.name}",
            "Boxes back.",
            (),
            Attempt(seat.id, "use_item", "", item=item.id),
        )
        for item in body.gear
        if item.heal and item.quantity > 0
    ]
    friends = coming.friends(seat)
    if friends:
        found.append(("first_aid", "Tend the wounded", "Medicine on whoever needs it most.", (),
                      Attempt(seat.id, "stabilise", "")))  # fmt: skip
        found.append(("aid", "Help somebody", "-1 to what they try next.", (), Attempt(seat.id, "aid", "")))
    if coming.encounter.hostile:
        found.append(("total_defense", "Defend", "All your combat dice go into dodging.", (),
                      Attempt(seat.id, "total_defense", "")))  # fmt: skip
    leave, run = "Fall back in good order.", "Get away; whoever is at arm's length strikes."
    found.append(("withdraw", "Fall back", leave, (), Attempt(seat.id, "withdraw", "")))
    if seat.engaged:
        found.append(("run", "Run", run, (), Attempt(seat.id, "run", "")))
    found.append(("yield", "Yield", "Give up, and be spared.", (), Attempt(seat.id, "yield", "")))
    return found
