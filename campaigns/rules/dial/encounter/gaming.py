"""Table games: hands that only their holders know, stakes, raises, sleights and the showdown."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Check, DieSpec, EncounterOutcome, Modifier, Throw
from campaigns.rules.dial.bodies import Foe
from campaigns.rules.dial.encounter.authored import TableStats
from campaigns.rules.dial.encounter.beats import Beat
from campaigns.rules.dial.encounter.fray import Fray
from campaigns.rules.dial.encounter.reckoning import accusation
from campaigns.rules.dial.encounter.state import Hand, Table
from campaigns.rules.dial.figures import will
from campaigns.rules.dial.rulings import judge, plain_ruling, ruling_on
from campaigns.rules.dial.vitals import D20

SLEIGHT = 5
CHEATING = 12
WORTHLESS = 5
BANDS = ((18, "splendid"), (13, "strong"), (8, "middling"), (0, "poor"))


def band(cards: int) -> str:
    """A hand in a word."""
    return next(word for least, word in BANDS if cards >= least)


def deal(fray: Fray, stats: TableStats) -> None:
    """A hidden d20 for everybody is what they hold; the ante is staked."""
    for actor in fray.actors:
        throw = fray.dice.throw((D20,), reason=f"{fray.named(actor)}: the deal", public=False)
        fray.hands[actor] = Hand(throw.faces[0], stats.ante)
    fray.encounter = replace(
        fray.encounter, table=Table(stats.game, stats.decisions, stats.ante, dict(fray.hands))
    )
    dealt = (
        "Hands are dealt." if stats.game == "cards" else "The bidding opens; nobody knows the others' purses."
    )
    fray.record(plain_ruling("dial.deal", next(iter(fray.actors)), "The deal", dealt))


def hold(fray: Fray, actor: str, beat: Beat) -> None:
    """Stay in, or let it go."""
    folds = beat.special == "fold"
    if folds:
        fray.hands[actor] = replace(fray.hands[actor], folded=True)
    fray.say(f"{fray.named(actor)} {'folds' if folds else 'stays in'}.")


def play(fray: Fray, beat: Beat, check: Check, throw: Throw) -> bool:
    """A raise, a reading, a sleight or an accusation; whether it came off."""
    verdict = judge(check, throw)
    good = verdict.succeeded or (beat.special == "accuse" and verdict.tier == "tie")
    actor, target = check.actor, check.target or ""
    public, told = True, ""
    match beat.special:
        case "raise":
            told = _raised(fray, actor, target, good, verdict.tier == "critical_failure")
        case "read":
            public = False
            told = _read(fray, actor, target, good)
        case "cheat":
            public = False
            told = _cheated(fray, actor, good)
        case "accuse":
            told = accused(fray, actor, target, good)
    fray.record(ruling_on(check, throw, verdict, told, public=public))
    return good


def accused(fray: Fray, actor: str, target: str, good: bool) -> str:
    """An accusation at the showdown: a cheat who is caught forfeits; an honest player cannot be."""
    who, whom = fray.named(actor), fray.name(target)
    hand = fray.hands[target]
    if not good or not hand.trace:
        return f"{who} accuses {whom} and can show nothing."
    fray.hands[target] = replace(hand, caught=True)
    return f"{who} catches {whom} cheating; the hand is forfeit."


def close_decision(fray: Fray) -> None:
    """Everybody still in has staked as much as the highest; at the last decision the cheats are looked for."""
    table = fray.encounter.table
    if table is None:
        return
    for actor, hand in fray.hands.items():
        if not hand.folded:
            fray.hands[actor] = replace(hand, stake=max(hand.stake, table.stake))
    if fray.encounter.round < table.decisions:
        return
    watchers = [one for one in fray.standing("opposition") if not fray.hands[one].folded]
    for cheat in fray.standing("party"):
        if fray.hands[cheat].trace and watchers:
            _watch(fray, watchers[0], cheat)


def showdown(fray: Fray) -> EncounterOutcome | None:
    """How the game stands: decided when one side has nobody left in it, or by the best hand after the last decision."""
    table = fray.encounter.table
    if table is None:
        return None
    left = [one for one, hand in fray.hands.items() if not (hand.folded or hand.caught) and fray.stands(one)]
    sides = {fray.actors[one].side for one in left}
    if not sides & {"party"}:
        return "lost"
    if not sides & {"opposition"}:
        return "won"
    if fray.encounter.round <= table.decisions:
        return None
    best = {
        side: max(fray.hands[one].cards for one in left if fray.actors[one].side == side) for side in sides
    }
    if best["party"] == best["opposition"]:
        return "truce"
    return "won" if best["party"] > best["opposition"] else "lost"


def sit_by_themselves(fray: Fray, actor: str) -> None:
    """What somebody at the table does whom nobody plays: cheat if they would, fold what is worth nothing, stay."""
    hand, body, table = fray.hands[actor], fray.bodies[actor], fray.encounter.table
    if hand.folded or table is None or not isinstance(body, Foe):
        return
    if body.cheats and not hand.trace and hand.cards < CHEATING:
        throw = fray.dice.throw((D20,), reason=f"{fray.named(actor)}: sleight", public=False)
        _cheated(fray, actor, throw.faces[0] + body.skill > CHEATING)
    elif hand.cards <= WORTHLESS and table.stake > 1 and fray.encounter.round > 1:
        fray.hands[actor] = replace(hand, folded=True)
        fray.say(f"{fray.named(actor)} folds.")
        return
    fray.say(f"{fray.named(actor)} stays in.")


def _read(fray: Fray, actor: str, target: str, good: bool) -> str:
    """What is read stays with the reader, whose own options tell it; nobody learns it from the ruling."""
    if not good:
        return f"{fray.named(target)} shows {fray.name(actor)} nothing."
    hand = fray.hands[actor]
    fray.hands[actor] = replace(hand, reads=tuple(dict.fromkeys((*hand.reads, target))))
    return f"{fray.named(actor)} sees how {fray.name(target)} stands."


def _raised(fray: Fray, actor: str, target: str, good: bool, shown: bool) -> str:
    table = fray.encounter.table
    if table is not None:
        fray.encounter = replace(fray.encounter, table=replace(table, stake=table.stake + 1))
    if good:
        fray.hands[target] = replace(fray.hands[target], folded=True)
        return f"{fray.named(actor)} raises, and {fray.name(target)} folds."
    if shown:
        fray.hands[actor] = replace(fray.hands[actor], shown=True)
        return f"{fray.named(actor)} raises, and everybody sees what for: a {band(fray.hands[actor].cards)} hand."
    return f"{fray.named(actor)} raises; {fray.name(target)} stays."


def _cheated(fray: Fray, actor: str, good: bool) -> str:
    """A sleight: 5 better when it works, and a trace of 0.30 to 0.45 in any case, in hundredths."""
    hand = fray.hands[actor]
    face = fray.dice.throw((DieSpec(100, 1),), reason=f"{fray.named(actor)}: a trace", public=False).faces[0]
    trace = hand.trace + 30 + round(face * 15 / 100)
    fray.hands[actor] = replace(hand, cards=hand.cards + SLEIGHT * good, trace=trace)
    return f"{fray.named(actor)} betters the hand." if good else f"{fray.named(actor)} fumbles the sleight."


def _watch(fray: Fray, watcher: str, cheat: str) -> None:
    body = fray.bodies[watcher]
    bonus = body.skill if isinstance(body, Foe) else will(body) - 10
    number = accusation(fray.bodies[cheat], fray.hands[cheat].trace)
    throw = fray.dice.throw((D20,), reason=f"{fray.named(watcher)} watches the hands")
    total = throw.faces[0] + bonus
    told = accused(fray, watcher, cheat, total >= number)
    fray.record(
        plain_ruling(
            "dial.accuse",
            watcher,
            "Accusation",
            told,
            kind="skill",
            total=total,
            difficulty=number,
            outcome="success" if total >= number else "failure",
            throw=throw,
            target=cheat,
            modifiers=(Modifier("Skill", bonus),) if bonus else (),
            stat="Wits",
        )
    )
