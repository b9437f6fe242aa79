"""Harm and its undoing: damage, mortal injury, stabilising, waking, System Strain (SRD 2.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from campaigns.rules.without_number.bodies import Body, Foe, Hero, Used, Vitals
from campaigns.rules.without_number.figures import implants_of, powers_of, soak_of, strain_limit
from campaigns.rules.without_number.tables import MORTAL_ROUNDS


@dataclass(frozen=True, slots=True)
class Harm:
    """What damage did: the body after it, the hit points lost, what kept it from falling, if anything,
    and how much of the damage armour took.
    """

    body: Body
    taken: int
    spared_by: str = ""
    soaked: int = 0

    @property
    def fell(self) -> bool:
        """Whether this brought the body down."""
        return self.body.vitals.condition != "up" and self.taken > 0


def harm(body: Body, amount: int, *, lethal: bool = True, weapon: bool = False) -> Harm:
    """Take hit points away.

    At 0, a character or a named NPC is mortally injured (dead when frail), anyone else dies; ``lethal`` False
    leaves them unconscious. Die Hard, Impervious Defense (against a ``weapon``) and Lucky are used when they
    keep a character up. What a ``weapon`` does is taken by armour that soaks first.
    Whoever is down already is not harmed further.
    """
    vitals = body.vitals
    if amount <= 0 or vitals.condition != "up":
        return Harm(body, 0)
    soaked = min(amount, max(0, soak_of(body) - vitals.soaked)) if weapon else 0
    if soaked:
        body = _with(body, replace(vitals, soaked=vitals.soaked + soaked))
        vitals, amount = body.vitals, amount - soaked
    if amount < vitals.hp:
        return Harm(_with(body, replace(vitals, hp=vitals.hp - amount)), amount, soaked=soaked)
    if isinstance(body, Hero):
        spared = _spared(body, weapon)
        if spared is not None:
            return replace(spared, soaked=soaked)
    return Harm(_with(body, _fallen(body, lethal)), vitals.hp, soaked=soaked)


def tick[B: Body](body: B) -> B:
    """A full round passes for the dying; at the end of the sixth they are dead."""
    vitals = body.vitals
    if vitals.condition != "mortal":
        return body
    rounds = vitals.down_rounds + 1
    if rounds >= MORTAL_ROUNDS:
        return _with(body, replace(vitals, condition="dead", down_rounds=rounds))
    return _with(body, replace(vitals, down_rounds=rounds))


def stabilise[B: Body](body: B) -> B:
    """The dying will live."""
    if body.vitals.condition != "mortal":
        return body
    return _with(body, replace(body.vitals, condition="stable"))


def wake[B: Body](body: B) -> B:
    """Ten minutes later: up with 1 hit point, and frail after a mortal injury."""
    vitals = body.vitals
    if vitals.condition not in ("stable", "out"):
        return body
    frail = vitals.frail or vitals.condition == "stable"
    return _with(body, replace(vitals, hp=max(1, vitals.hp), condition="up", frail=frail, down_rounds=0))


def revive[B: Body](body: B, amount: int) -> B:
    """Healing that works on the dying and leaves nobody frail (Gifted Chirurgeon, level 2)."""
    vitals = body.vitals
    if vitals.condition in ("dead",):
        return body
    return heal(_with(body, replace(vitals, condition="up", down_rounds=0)), max(1, amount))


def heal[B: Body](body: B, amount: int) -> B:
    """Give hit points back to somebody who is up, never above the maximum."""
    vitals = body.vitals
    if vitals.condition != "up" or amount <= 0:
        return body
    return _with(body, replace(vitals, hp=min(vitals.max_hp, vitals.hp + amount)))


def can_bear_strain(body: Body, amount: int = 1) -> bool:
    """Whether ``amount`` more System Strain stays within the limit."""
    return body.vitals.strain + amount <= strain_limit(body)


def add_strain[B: Body](body: B, amount: int) -> B:
    """System Strain after a change of ``amount`` (may be negative), within 0 and the limit."""
    strain = min(strain_limit(body), max(0, body.vitals.strain + amount))
    return _with(body, replace(body.vitals, strain=strain))


def with_vitals[B: Body](body: B, vitals: Vitals) -> B:
    """The body with other vitals."""
    return _with(body, vitals)


def spend[B: Body](hero: B, ability: str, per: str) -> B:
    """Note that an ability is used until the end of the scene, day or week (``per``)."""
    used = hero.used
    if per == "scene":
        return replace(hero, used=replace(used, scene=(*used.scene, ability)))
    if per == "day":
        return replace(hero, used=replace(used, day=(*used.day, ability)))
    return replace(hero, used=replace(used, week=(*used.week, ability)))


def is_spent(hero: Body, ability: str) -> bool:
    """Whether an ability has been used up for now."""
    return ability in (*hero.used.scene, *hero.used.day, *hero.used.week)


def new_scene[B: Body](body: B) -> B:
    """What is spent for a scene comes back, to the living."""
    if body.vitals.condition == "dead":
        return body
    if body.vitals.soaked or body.vitals.traumatic:
        body = _with(body, replace(body.vitals, soaked=0, traumatic=False))
    if not body.used.scene:
        return body
    return replace(body, used=Used(day=body.used.day, week=body.used.week))


def band(body: Body) -> str:
    """Health as others see it."""
    vitals = body.vitals
    if vitals.condition == "dead":
        return "dead"
    if vitals.condition != "up":
        return "down"
    share = vitals.hp / vitals.max_hp
    steps = ((1.0, "unwounded"), (0.67, "wounded"), (0.34, "bloodied"))
    return next((word for least, word in steps if share >= least), "staggering")


def _with[B: Body](body: B, vitals: Vitals) -> B:
    return replace(body, vitals=vitals)


def _fallen(body: Body, lethal: bool) -> Vitals:
    vitals = replace(body.vitals, hp=0, down_rounds=0)
    if not lethal:
        return replace(vitals, condition="out")
    if vitals.frail or (isinstance(body, Foe) and not body.named):
        return replace(vitals, condition="dead")
    if isinstance(body, Hero) and (body.focus("die_hard") or _is_steady(body)):
        return replace(vitals, condition="stable")
    return replace(vitals, condition="mortal")


def _spared(hero: Hero, weapon: bool) -> Harm | None:
    vitals = hero.vitals
    if hero.focus("die_hard") > 1 and not is_spent(hero, "die_hard"):
        kept = replace(spend(hero, "die_hard", "day"), vitals=replace(vitals, hp=1))
        return Harm(kept, vitals.hp - 1, "Die Hard")
    if weapon and hero.focus("impervious_defense") > 1 and not is_spent(hero, "impervious_defense"):
        return Harm(spend(hero, "impervious_defense", "day"), 0, "Impervious Defense")
    if hero.focus("lucky") and not is_spent(hero, "lucky"):
        return Harm(spend(hero, "lucky", "week"), 0, "Lucky")
    return None


def _is_steady(hero: Hero) -> bool:
    """Whether a fall stops bleeding by itself: by an implant, or a gift."""
    return any(i.steady for i in implants_of(hero)) or any(p.traits.steady for p in powers_of(hero))
