"""Settling a check outside an encounter: verdict, rerolls that turn a failure, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import Check, Dice, DieSpec, Modifier, Person, Resolved, Ruling, Throw
from campaigns.rules.without_number.ailing import company
from campaigns.rules.without_number.blows import Exchange, settle
from campaigns.rules.without_number.bodies import Body, Hero, read, write
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.care import settle_care, settle_first_aid
from campaigns.rules.without_number.checks import TWO_D6
from campaigns.rules.without_number.empowered import use
from campaigns.rules.without_number.figures import armour_class
from campaigns.rules.without_number.impacts import Defence
from campaigns.rules.without_number.items import settle_item
from campaigns.rules.without_number.magic.settling import settle_working
from campaigns.rules.without_number.rulebook import kind_of
from campaigns.rules.without_number.rulings import Verdict, judge, ruling_on
from campaigns.rules.without_number.vitals import is_spent, spend
from campaigns.rules.without_number.wording import called, sentence

ABILITY_NAMES = {
    "masterful_expertise": "Masterful Expertise",
    "trapmaster": "Trapmaster",
    "impostor": "Impostor",
    "cultured": "Cultured",
    "ghost": "Ghost",
}


class Thrown:
    """A check with its verdict, after rerolls: the throw that counts, and the actor after what it cost."""

    def __init__(self, check: Check, throw: Throw, body: Body, dice: Dice, *, bonus: int = 0) -> None:
        self.check, self.throw, self.body = check, throw, body
        self.spent = ""
        self.modifiers: tuple[Modifier, ...] = check.modifiers
        if bonus:
            self.modifiers = (*self.modifiers, Modifier("Aided", bonus))
        self._difficulty = self._opposition(dice)
        self._reroll_ones(dice)
        self.verdict = self._judge()
        if not self.verdict.succeeded:
            self._reroll(dice)

    def _judge(self) -> Verdict:
        return judge(self.check, self.throw, difficulty=self._difficulty, modifiers=self.modifiers)

    def _opposition(self, dice: Dice) -> int:
        opposing = self.check.data.get("opposing")
        if not isinstance(opposing, int):
            return self.check.difficulty
        return sum(dice.throw((TWO_D6,), reason=f"Opposing: {self.check.label}").faces) + opposing

    def _reroll_ones(self, dice: Dice) -> None:
        """Diplomatic Grace: a 1 in a Convince check is thrown again."""
        graced = isinstance(self.body, Hero) and self.body.focus("diplomatic_grace") > 0
        if not graced or self.check.data.get("skill") != self.body.book.uses["persuade"]:
            return
        kept = sorted(self.throw.faces, reverse=True)[:2]
        ones = kept.count(1)
        if ones:
            again = dice.throw((DieSpec(6, ones),), reason="Diplomatic Grace")
            gain = sum(again.faces) - ones
            if gain:
                self.modifiers = (*self.modifiers, Modifier("Diplomatic Grace", gain))

    def _reroll(self, dice: Dice) -> None:
        rerolls = self.check.data.get("rerolls")
        for entry in rerolls if isinstance(rerolls, list) else ():
            ability, _, per = str(entry).partition(":")
            if not isinstance(self.body, Hero) or is_spent(self.body, ability):
                continue
            self.body, self.spent = spend(self.body, ability, per), ABILITY_NAMES.get(ability, ability)
            first = self.throw
            self.throw = dice.throw(self.check.dice, reason=f"{self.spent}: {self.check.label}")
            again = self._judge()
            if again.total <= self.verdict.total:
                self.throw = first
            else:
                self.verdict = again
            return


def resolve(book: Book, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
    """Settle one check outside an encounter: rulings and the sheets that changed, by person id."""
    if check.kind == "attack":
        return _resolve_attack(book, check, throw, people, dice)
    if kind_of(check.rule) == "use_item":
        return settle_item(book, check, throw, people, dice)
    if kind_of(check.rule) == "first_aid":
        judge(check, throw)
        return settle_first_aid(book, check, throw, people)
    if kind_of(check.rule) == "harden":
        return company.settle(book, check, throw, judge(check, throw), people)
    if "magic" in check.data:
        return settle_working(book, check, throw, people, dice)
    if check.kind == "power":
        return _resolve_power(book, check, throw, people, dice)
    actor = _who(people, check.actor)
    before = read(book, actor.sheet, actor.name)
    thrown = Thrown(check, throw, before, dice)
    sheets = {actor.id: write(thrown.body)} if thrown.body != before else {}
    notes = (f"{sentence(called(actor.name))} uses {thrown.spent}.",) if thrown.spent else ()
    if kind_of(check.rule) == "stress":
        eased = company.settle(book, check, thrown.throw, thrown.verdict, people)
        return Resolved(eased.rulings, {**sheets, **eased.sheets}, notes)
    if kind_of(check.rule) in ("stabilise", "frail", "treat"):
        cared = settle_care(book, check, thrown.throw, thrown.verdict, people)
        return Resolved(cared.rulings, {**sheets, **cared.sheets}, notes)
    opponent = people.get(check.target or "")
    told = told_of(thrown, actor.name, opponent.name if opponent else "")
    ruling = ruling_on(check, thrown.throw, thrown.verdict, told, changes=notes, modifiers=thrown.modifiers)
    return Resolved((ruling,), sheets, notes)


def preview(check: Check, throw: Throw) -> Ruling:
    """A check as its dice fell, before rerolls, luck, the other side's dice or any consequence.

    An opposed check reads as a tie until the other side has thrown, a save that waits until something calls for it.
    """
    verdict = judge(check, throw)
    if check.kind == "opposed":
        told = f"{check.label}: {verdict.total}, against what the other side throws."
        return replace(ruling_on(check, throw, replace(verdict, tier="tie"), told), difficulty=0, open=True)
    if check.data.get("waits"):
        told = f"{check.label}: {verdict.total}."
        return replace(ruling_on(check, throw, replace(verdict, tier="tie"), told), difficulty=0, open=True)
    reads = "enough" if verdict.succeeded else "not enough"
    told = f"{check.label}: {verdict.total} against {verdict.difficulty}, {reads} as it lies."
    return ruling_on(check, throw, verdict, told)


def score(thrown: Thrown) -> str:
    """The figures of a check in a few words, such as ``Dex/Sneak, 9 against 8``."""
    return f"{thrown.check.stat}, {thrown.verdict.total} against {thrown.verdict.difficulty}"


def told_of(thrown: Thrown, actor: str, target: str) -> str:
    """One sentence on how a check went."""
    check, verdict = thrown.check, thrown.verdict
    doing = check.label[:1].lower() + check.label[1:] if check.label != check.stat else check.stat
    who, against = called(actor), f" against {called(target)}" if target and check.kind == "opposed" else ""
    margin = abs(verdict.total - verdict.difficulty)
    if check.kind == "save":
        how = "withstands it" if verdict.succeeded else "does not withstand it"
        return sentence(f"{who} {how} ({doing}, {verdict.total} against {verdict.difficulty}).")
    if verdict.succeeded:
        how = "succeeds with ease" if margin >= 4 else "succeeds"
    else:
        how = "fails badly" if margin >= 4 else "fails"
    return sentence(f"{who} {how}{against} ({doing}, {verdict.total} against {verdict.difficulty}).")


def _resolve_attack(
    book: Book, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice
) -> Resolved:
    actor, target = _who(people, check.actor), _who(people, check.target or "")
    attacker, defender = read(book, actor.sheet, actor.name), read(book, target.sheet, target.name)
    if defender.vitals.condition != "up":
        return Resolved((wasted_blow(check, throw, called(actor.name), called(target.name)),))
    ranged = bool(check.data.get("ranged"))
    defence = Defence(armour_class(defender, ranged=ranged))
    struck = settle(
        Exchange(check, throw, attacker, defender, actor.name, target.name, defence),
        dice,
    )
    changed = {
        person.id: write(after)
        for person, before, after in ((actor, attacker, struck.attacker), (target, defender, struck.target))
        if after != before
    }
    return Resolved((struck.ruling,), changed)


def _resolve_power(
    book: Book, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice
) -> Resolved:
    involved = {
        found: _who(people, found) for found in dict.fromkeys((check.actor, check.target or check.actor))
    }
    bodies = {found: read(book, person.sheet, person.name) for found, person in involved.items()}
    done = use(check, throw, bodies, {found: person.name for found, person in involved.items()}, dice)
    after = {check.target or check.actor: done.target, check.actor: done.actor}
    return Resolved((done.ruling,), {f: write(body) for f, body in after.items() if body != bodies[f]})


def wasted_blow(check: Check, throw: Throw, actor: str, target: str) -> Ruling:
    """The record of a blow at somebody who is out of it by now: wasted, and not aimed anew."""
    verdict = replace(judge(check, throw), tier="failure")
    told = f"{sentence(actor)} strikes at {target}, who is already out of it."
    return ruling_on(check, throw, verdict, told, changes=("The action is wasted.",))


def _who(people: Mapping[str, Person], person_id: str) -> Person:
    found = people.get(person_id)
    if found is None:
        raise RulesError(
            f"'{person_id}' has a part in this check and was not handed in.", hint="Hand them in."
        )
    return found
