"""Attacks inside a fray: who is really struck, with what bonuses, and what follows from the blow."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Attempt, Check, DieSpec, Modifier, Throw
from campaigns.rules.without_number.blows import Exchange, Struck, settle
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.checks import attack_check, opposing_modifiers
from campaigns.rules.without_number.encounter.bindings import (
    acts_violently,
    blindly,
    braves_blades,
    on_attack,
    settle_fall,
    turns_hit,
    warding,
)
from campaigns.rules.without_number.encounter.footing import apart, at_range
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.instinctive import counters
from campaigns.rules.without_number.encounter.swarming import swarmed
from campaigns.rules.without_number.figures import armour_class, has_shield, modifier
from campaigns.rules.without_number.impacts import Defence, shock_against
from campaigns.rules.without_number.rulings import judge, plain_ruling, ruling_on, total_of
from campaigns.rules.without_number.strikes import Strike, strike_of
from campaigns.rules.without_number.tables import COMBAT_SKILLS
from campaigns.rules.without_number.vitals import harm, is_spent, spend

TWO_D6 = DieSpec(6, 2)
DEFENDING = 2
PRONE_NEAR, PRONE_FAR, STRIKING_PRONE = 2, -2, -4


def own_attack(fray: Fray, actor: str, target: str, *, rule: str = "", swarm: int = 0) -> Struck:
    """An attack nobody throws for by hand: of a foe, an ally, or a free attack."""
    body = fray.bodies[actor]
    strike = strike_of(body, crowded=bool(fray.at_arms_length(actor)))
    distance = apart(fray.encounter, fray.actors, actor, target)
    attempt = Attempt(actor, "attack", "", target, modifiers=at_range(strike, body, distance))
    check = attack_check(
        fray.book, attempt, strike, "", fray.people[target], defence_of(fray, target, ranged=strike.ranged).ac
    )
    throw = fray.dice.throw(check.dice, reason=f"{fray.people[actor].name}: {check.label}")
    return strike_home(fray, check, throw, rule=rule, swarm=swarm)


def strike_home(
    fray: Fray,
    check: Check,
    throw: Throw,
    *,
    press_luck: bool = False,
    rule: str = "",
    final: bool = False,
    swarm: int = 0,
) -> Struck:
    """Settle an attack of the fray: screens, bonuses, harm, engagement, and second attacks it earns."""
    actor, meant = check.actor, check.target or ""
    target = _screened(fray, actor, meant)
    check = swarmed(check, throw, swarm)
    strike = Strike.of_check(check)
    if not braves_blades(fray, actor, target, strike):
        return _cut_down(fray, check, throw, target)
    throw = blindly(fray, check, throw)
    defence = defence_of(fray, target, ranged=strike.ranged)
    if swarm and not fray.actors[target].defending:
        defence = replace(defence, no_shock=False)
    exchange = Exchange(
        check if target == meant else replace(check, target=target),
        throw,
        fray.bodies[actor],
        fray.bodies[target],
        fray.people[actor].name,
        fray.people[target].name,
        defence,
        extra=attack_extras(fray, actor, target, ranged=strike.ranged),
        sure=_ambush(fray, actor, strike),
        press_luck=press_luck,
        takes_alive=taken_alive(fray, target),
        rule=rule,
    )
    struck = settle(exchange, fray.dice)
    if struck.hit and turns_hit(fray, actor, target):
        struck = _turned(fray, struck, exchange)
    fray.bodies[actor], fray.bodies[target] = struck.attacker, struck.target
    fray.record((struck.ruling,))
    fray.attacked[target] = fray.attacked.get(target, 0) + 1
    fray.encounter = replace(fray.encounter, hostile=True)
    if not strike.ranged:
        fray.engage(actor, target)
    if not struck.hit and not strike.ranged and shock_against(strike, replace(defence, no_shock=False)):
        fray.change(target, shield_used=fray.actors[target].shield_used or has_shield(fray.bodies[target]))
    settle_fall(fray, target)
    acts_violently(fray, actor)
    if not final and not strike.ranged and fray.stands(actor) and counters(fray, target):
        own_attack(fray, target, actor)
    if not final:
        _sweep(fray, actor, target, strike)
        _follow_through(fray, actor, struck)
    return struck


def _turned(fray: Fray, struck: Struck, exchange: Exchange) -> Struck:
    """A hit that a wardpact has made none."""
    told = f"The blow at {fray.name(struck.ruling.target or '')} is turned aside by the wardpact."
    ruling = replace(struck.ruling, outcome="failure", summary=told, changes=())
    return replace(struck, ruling=ruling, target=exchange.target, hit=False, fell=False)


def _cut_down(fray: Fray, check: Check, throw: Throw, target: str) -> Struck:
    """An attack that a mantle of blades has ended before it came."""
    told = f"{fray.named(check.actor)} does not get through the blades to {fray.name(target)}."
    ruling = ruling_on(check, throw, replace(judge(check, throw), tier="failure"), told)
    fray.record((ruling,))
    return Struck(ruling, fray.bodies[check.actor], fray.bodies[target], False, False, False)


def defence_of(fray: Fray, target: str, *, ranged: bool = False) -> Defence:
    """What meets an attack on somebody now."""
    actor, body = fray.actors[target], fray.bodies[target]
    shielded = has_shield(body) and not actor.shield_used
    nimble = isinstance(body, Hero) and body.focus("close_combatant") > 0
    valiant = isinstance(body, Hero) and body.focus("valiant_defender") > 1 and bool(actor.screening)
    ac = armour_class(body, ranged=ranged) + actor.ward + warding(fray, target) + (2 if valiant else 0)
    return Defence(ac, no_shock=actor.defending or shielded or nimble)


def fighting_skill(body: Body) -> int:
    """The best combat skill, which says how many attackers one can screen against."""
    if isinstance(body, Foe):
        return max(0, body.skill)
    return max((body.skills.get(skill, 0) for skill in COMBAT_SKILLS), default=0)


def attack_extras(fray: Fray, actor: str, target: str, *, ranged: bool) -> tuple[Modifier, ...]:
    """What the moment adds to an attack, and is used up by it: openings, help, hindrances, who lies on the ground."""
    one, other = fray.actors[actor], fray.actors[target]
    near = not ranged or target in one.engaged
    found = []
    if other.prone:
        found.append(Modifier("Target is prone", PRONE_NEAR if near else PRONE_FAR))
    if one.prone and not ranged:
        found.append(Modifier("Prone", STRIKING_PRONE))
    if other.opening:
        found.append(Modifier("Opening", other.opening))
        fray.change(target, opening=0)
    if one.aided:
        found.append(Modifier("Aided", one.aided))
        fray.change(actor, aided=0)
    if one.hindered:
        found.append(Modifier("Hindered", -one.hindered))
        fray.change(actor, hindered=0)
    found.extend(on_attack(fray, target))
    voice = _authority(fray, actor)
    if voice:
        found.append(Modifier("Authority", voice))
    return tuple(found)


def _authority(fray: Fray, actor: str) -> int:
    """Allies who are no characters fight better under somebody with Authority, level 2."""
    if fray.actors[actor].is_character or fray.actors[actor].side != "party":
        return 0
    leaders = [fray.bodies[person] for person in fray.standing("party")]
    return max(
        (
            hero.skills.get("lead", 0)
            for hero in leaders
            if isinstance(hero, Hero) and hero.focus("authority") > 1
        ),
        default=0,
    )


def _ambush(fray: Fray, actor: str, strike: Strike) -> bool:
    body = fray.bodies[actor]
    assassin = isinstance(body, Hero) and body.focus("assassin") > 0
    return assassin and fray.encounter.free_round == "party" and strike.subtle


def taken_alive(fray: Fray, target: str) -> bool:
    """Whether the pack's lethality policy leaves this target alive at 0 hit points."""
    if fray.actors[target].side == "party":
        return fray.encounter.verdict_pc != "mortal"
    return fray.encounter.verdict_npc != "dead"


def _screened(fray: Fray, attacker: str, target: str) -> str:
    """Whom an attack meets: an ally who stands before the target and wins the check, or the target."""
    for screen in list(fray.actors.values()):
        if (
            screen.screening != target
            or screen.screens <= 0
            or not fray.stands(screen.id)
            or screen.id == attacker
        ):
            continue
        body = fray.bodies[screen.id]
        valiant = body.focus("valiant_defender") if isinstance(body, Hero) else 0
        fray.change(screen.id, screens=screen.screens - 1)
        own = fray.dice.throw((TWO_D6,), reason=f"{fray.people[screen.id].name}: screening")
        parts = _screen_modifiers(body, valiant)
        its = fray.dice.throw((TWO_D6,), reason=f"{fray.people[attacker].name}: past the screen")
        against = sum(its.faces) + total_of(opposing_modifiers(fray.bodies[attacker], "stab"))
        total = sum(own.faces) + total_of(parts)
        first = valiant > 1 and screen.screens == fighting_skill(body) + 1
        holds = first or total >= against
        told = (
            f"{fray.named(screen.id)} steps in before {fray.name(target)}"
            if holds
            else (f"{fray.named(screen.id)} is too late to step in before {fray.name(target)}")
        )
        fray.record((
            plain_ruling(
                fray.book.rule("screen"), screen.id, "Screen an ally", f"{told}.", kind="opposed",
                outcome="success" if holds else "failure", total=total, difficulty=against,
                stat="Fighting skill", modifiers=parts, throw=own, target=attacker,
            ),
        ))  # fmt: skip
        if holds:
            return screen.id
    return target


def _screen_modifiers(body: Body, valiant: int) -> tuple[Modifier, ...]:
    if isinstance(body, Foe):
        return (Modifier("Skill", body.skill),)
    best = max(modifier(body, "strength"), modifier(body, "dexterity"))
    parts = [Modifier("Fighting skill", fighting_skill(body)), Modifier("Strength or Dexterity", best)]
    if valiant:
        parts.append(Modifier("Valiant Defender", 2))
    return tuple(parts)


def _sweep(fray: Fray, actor: str, target: str, strike: Strike) -> None:
    """Whirlwind Assault: once a scene the Shock of a swing reaches every other enemy at arm's length."""
    body = fray.bodies[actor]
    others = [enemy for enemy in fray.at_arms_length(actor) if enemy != target]
    if strike.ranged or not others or not isinstance(body, Hero) or not body.focus("whirlwind_assault"):
        return
    if is_spent(body, "whirlwind_assault"):
        return
    reached = [(enemy, shock_against(strike, defence_of(fray, enemy))) for enemy in others]
    reached = [(enemy, shock) for enemy, shock in reached if shock]
    if not reached:
        return
    fray.bodies[actor] = spend(body, "whirlwind_assault", "scene")
    for enemy, shock in reached:
        done = harm(fray.bodies[enemy], shock, lethal=not taken_alive(fray, enemy), weapon=True)
        fray.bodies[enemy] = done.body
        down = (
            f", who goes {'down' if done.body.vitals.condition != 'dead' else 'down dead'}"
            if done.fell
            else ""
        )
        fray.say(f"{fray.named(actor)} sweeps round and catches {fray.name(enemy)} for {done.taken}{down}.")
        if done.fell:
            fray.fell.add(enemy)
            fray.disengage(enemy)


def _follow_through(fray: Fray, actor: str, struck: Struck) -> None:
    """Whirlwind Assault, level 2: a death grants one more attack in the round."""
    body = fray.bodies[actor]
    if not struck.killed or not isinstance(body, Hero) or body.focus("whirlwind_assault") < 2:
        return
    enemies = fray.at_arms_length(actor) or fray.enemies_of(actor)
    if not enemies:
        return
    fray.say(f"{fray.named(actor)} is already upon the next.")
    strike = strike_of(body, crowded=bool(fray.at_arms_length(actor)))
    check = attack_check(
        fray.book,
        Attempt(actor, "attack", "", enemies[0]),
        strike,
        "",
        fray.people[enemies[0]],
        defence_of(fray, enemies[0], ranged=strike.ranged).ac,
    )
    throw = fray.dice.throw(check.dice, reason=f"{fray.people[actor].name}: Whirlwind Assault")
    strike_home(fray, check, throw, final=True)
