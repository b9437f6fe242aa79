"""Attacks inside a fray: who is really struck, with what bonuses, and what follows from the blow."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Attempt, Check, DieSpec, Modifier, Throw
from campaigns.rules.without_number.blows import Exchange, Struck, settle
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.checks import attack_check, opposing_modifiers
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.figures import armour_class, has_shield, modifier
from campaigns.rules.without_number.impacts import Defence, shock_against
from campaigns.rules.without_number.rulings import plain_ruling, total_of
from campaigns.rules.without_number.strikes import Strike, strike_of
from campaigns.rules.without_number.tables import COMBAT_SKILLS
from campaigns.rules.without_number.vitals import harm, is_spent, spend

TWO_D6 = DieSpec(6, 2)
DEFENDING = 2


def own_attack(fray: Fray, actor: str, target: str, *, rule: str = "") -> Struck:
    """An attack nobody throws for by hand: of a foe, an ally, or a free attack."""
    strike = strike_of(fray.bodies[actor], crowded=bool(fray.at_arms_length(actor)))
    attempt = Attempt(actor, "attack", "", target)
    check = attack_check(
        fray.book, attempt, strike, "", fray.people[target], defence_of(fray, target, ranged=strike.ranged).ac
    )
    throw = fray.dice.throw(check.dice, reason=f"{fray.people[actor].name}: {check.label}")
    return strike_home(fray, check, throw, rule=rule)


def strike_home(
    fray: Fray, check: Check, throw: Throw, *, press_luck: bool = False, rule: str = "", final: bool = False
) -> Struck:
    """Settle an attack of the fray: screens, bonuses, harm, engagement, and second attacks it earns."""
    actor, meant = check.actor, check.target or ""
    target = _screened(fray, actor, meant)
    strike = Strike.of_check(check)
    defence = defence_of(fray, target, ranged=strike.ranged)
    exchange = Exchange(
        check if target == meant else replace(check, target=target),
        throw,
        fray.bodies[actor],
        fray.bodies[target],
        fray.people[actor].name,
        fray.people[target].name,
        defence,
        extra=_bonuses(fray, actor, target),
        sure=_ambush(fray, actor, strike),
        press_luck=press_luck,
        takes_alive=taken_alive(fray, target),
        rule=rule,
    )
    struck = settle(exchange, fray.dice)
    fray.bodies[actor], fray.bodies[target] = struck.attacker, struck.target
    fray.record((struck.ruling,))
    fray.attacked[target] = fray.attacked.get(target, 0) + 1
    fray.encounter = replace(fray.encounter, hostile=True)
    if not strike.ranged:
        fray.engage(actor, target)
    if not struck.hit and not strike.ranged and shock_against(strike, replace(defence, no_shock=False)):
        fray.change(target, shield_used=fray.actors[target].shield_used or has_shield(fray.bodies[target]))
    if struck.fell:
        fray.fell.add(target)
        fray.disengage(target)
    if not final:
        _sweep(fray, actor, target, strike)
        _follow_through(fray, actor, struck)
    return struck


def defence_of(fray: Fray, target: str, *, ranged: bool = False) -> Defence:
    """What meets an attack on somebody now."""
    actor, body = fray.actors[target], fray.bodies[target]
    shielded = has_shield(body) and not actor.shield_used
    nimble = isinstance(body, Hero) and body.focus("close_combatant") > 0
    valiant = isinstance(body, Hero) and body.focus("valiant_defender") > 1 and bool(actor.screening)
    ac = armour_class(body, ranged=ranged) + actor.ward + (2 if valiant else 0)
    return Defence(ac, no_shock=actor.defending or shielded or nimble)


def fighting_skill(body: Body) -> int:
    """The best combat skill, which says how many attackers one can screen against."""
    if isinstance(body, Foe):
        return max(0, body.skill)
    return max((body.skills.get(skill, 0) for skill in COMBAT_SKILLS), default=0)


def _bonuses(fray: Fray, actor: str, target: str) -> tuple[Modifier, ...]:
    one, other = fray.actors[actor], fray.actors[target]
    found = []
    if other.opening:
        found.append(Modifier("Opening", other.opening))
        fray.change(target, opening=0)
    if one.aided:
        found.append(Modifier("Aided", one.aided))
        fray.change(actor, aided=0)
    if one.hindered:
        found.append(Modifier("Hindered", -one.hindered))
        fray.change(actor, hindered=0)
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
