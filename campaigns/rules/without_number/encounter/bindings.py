"""What magic has laid on those who take part: what it changes in their turns, in blows, and when it ends."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Check, Modifier, Throw
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.saving import save_face
from campaigns.rules.without_number.figures import save_target
from campaigns.rules.without_number.magic.casting import fails
from campaigns.rules.without_number.magic.held import Held
from campaigns.rules.without_number.strikes import D20, Strike
from campaigns.rules.without_number.vitals import add_strain, can_bear_strain, harm, with_vitals

UNSEEN = 4
TOLL_A_LEVEL = 2
EXHAUSTING = "everlasting"


def lay(fray: Fray, person: str, held: Held) -> None:
    """Lay something on somebody; the same working laid again takes the place of the first."""
    others = tuple(one for one in fray.actors[person].bindings if one.working != held.working)
    fray.change(person, bindings=(*others, held))


def bound_by(fray: Fray, person: str, hold: str) -> Held | None:
    """What holds somebody in that way, if anything does."""
    return next((one for one in fray.actors[person].bindings if one.hold == hold), None)


def lift_all(fray: Fray, person: str, *, friend: bool) -> int:
    """Take away what harms a friend, or what helps an enemy; how many workings that ended."""
    kept = tuple(one for one in fray.actors[person].bindings if one.helps == friend)
    ended = len(fray.actors[person].bindings) - len(kept)
    fray.change(person, bindings=kept)
    return ended


def begins_turn(fray: Fray, person: str) -> bool:
    """Whether somebody can use their turn: the dazed cannot, the compelled only once they have thrown it off."""
    if bound_by(fray, person, "dazed"):
        fray.say(f"{fray.named(person)} is too dazed to act.")
        return False
    compelled = bound_by(fray, person, "compelled")
    if compelled is None:
        return True
    needed = save_target(fray.bodies[person], "physical")
    face = save_face(fray, person, "physical", needed, "throwing it off")
    hurt(fray, person, compelled.amount)
    free = not fails(face, needed)
    if free:
        rest = tuple(one for one in fray.actors[person].bindings if one != compelled)
        fray.change(person, bindings=rest)
    how = "throws it off" if free else "cannot throw it off"
    fray.say(f"{fray.named(person)} {how} ({face} against {needed}) and pays {compelled.amount} for trying.")
    return free and fray.stands(person)


def acts_violently(fray: Fray, person: str) -> None:
    """Whatever comes of doing something violent: the unseen are seen, the tormented pay."""
    unseen = bound_by(fray, person, "unseen")
    if unseen is not None:
        for other in list(fray.actors.values()):
            fray.change(other.id, bindings=tuple(b for b in other.bindings if b.working != unseen.working))
        fray.say(f"{fray.named(person)} is seen again, and so is everybody else.")
    torment = bound_by(fray, person, "torment")
    if torment is not None and fray.stands(person) and person not in fray.exerted:
        fray.exerted.add(person)
        amount = TOLL_A_LEVEL * torment.amount
        hurt(fray, person, amount)
        fray.say(f"{fray.named(person)} pays {amount} for the effort.")


def hurt(fray: Fray, person: str, amount: int) -> None:
    """Damage by magic, with everything that follows from a fall."""
    fray.bodies[person] = harm(fray.bodies[person], amount).body
    settle_fall(fray, person)


def settle_fall(fray: Fray, person: str) -> None:
    """Somebody who is down now is out of it, unless magic keeps them up."""
    body = fray.bodies[person]
    if body.vitals.condition == "up":
        return
    if bound_by(fray, person, "deathless") is not None:
        fray.bodies[person] = kept_up(body)
        fray.say(f"{fray.named(person)} should have fallen, and does not.")
        return
    fray.fell.add(person)
    fray.disengage(person)


def kept_up(body: Body) -> Body:
    """Somebody whom magic does not let fall: 1 hit point."""
    return with_vitals(body, replace(body.vitals, hp=1, condition="up", down_rounds=0))


def blindly(fray: Fray, check: Check, throw: Throw) -> Throw:
    """The throw of who strikes blindly: every die falls twice, and the worse face counts."""
    if bound_by(fray, check.actor, "blind") is None:
        return throw
    again = fray.dice.throw(check.dice, reason=f"{fray.people[check.actor].name}: {check.label}, blindly")
    return replace(throw, faces=tuple(min(pair) for pair in zip(throw.faces, again.faces, strict=True)))


def on_attack(fray: Fray, target: str) -> tuple[Modifier, ...]:
    """What magic on the target takes from an attack on them."""
    return (Modifier("Unseen", -UNSEEN),) if bound_by(fray, target, "unseen") else ()


def warding(fray: Fray, person: str) -> int:
    """Armour class that magic adds in this encounter."""
    return sum(one.amount for one in fray.actors[person].bindings if one.hold == "ward")


def braves_blades(fray: Fray, actor: str, target: str, strike: Strike) -> bool:
    """Whether an attacker is still up after reaching into a mantle of blades (Evasion, or 1d6 and the level)."""
    blades = bound_by(fray, target, "blades")
    if blades is None or strike.ranged:
        return True
    needed = save_target(fray.bodies[actor], "evasion")
    face = save_face(fray, actor, "evasion", needed, "past the blades")
    if not fails(face, needed):
        fray.say(f"{fray.named(actor)} gets past the blades ({face} against {needed}).")
        return True
    from_die = fray.dice.throw((replace(D20, sides=6),), reason="Blades").faces[0]
    hurt(fray, actor, from_die + blades.amount)
    fray.say(f"{fray.named(actor)} is cut for {from_die + blades.amount} ({face} against {needed}).")
    return fray.stands(actor)


def turns_hit(fray: Fray, actor: str, target: str) -> bool:
    """Whether a wardpact makes a hit none: the attacker fails a Physical save."""
    if bound_by(fray, target, "aegis") is None:
        return False
    needed = save_target(fray.bodies[actor], "physical")
    face = save_face(fray, actor, "physical", needed, "against the wardpact")
    turned = fails(face, needed)
    how = "is turned aside" if turned else "goes through"
    fray.say(f"The blow {how} by the wardpact ({face} against {needed})." if turned else
             f"The blow {how} the wardpact ({face} against {needed}).")  # fmt: skip
    return turned


def pays_for_haste(fray: Fray, person: str) -> bool:
    """Whether somebody in quicker time acts once more, for 1 System Strain of a character's."""
    if bound_by(fray, person, "hasted") is None or not fray.stands(person):
        return False
    body = fray.bodies[person]
    if isinstance(body, Hero):
        if not can_bear_strain(body):
            return False
        fray.bodies[person] = add_strain(body, 1)
    return True


def pass_round(fray: Fray) -> None:
    """A round is over: what had one round left ends."""
    for actor in list(fray.actors.values()):
        if not actor.bindings:
            continue
        left = tuple(replace(one, rounds=one.rounds - 1) for one in actor.bindings if one.rounds != 1)
        kept = tuple(replace(one, rounds=max(0, one.rounds)) for one in left)
        spent = [one for one in actor.bindings if one.rounds == 1 and one.working == EXHAUSTING]
        fray.change(actor.id, bindings=kept)
        if any(one.by == actor.id for one in spent) and fray.stands(actor.id):
            fray.bodies[actor.id] = kept_up(fray.bodies[actor.id])
            fray.say(f"{fray.named(actor.id)} has given everything but the last of it.")
