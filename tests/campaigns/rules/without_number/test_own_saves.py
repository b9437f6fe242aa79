"""Saves against what creatures do, thrown by the players themselves: when they are asked for, and what they decide."""

from __future__ import annotations

from campaigns.rules.contracts import Attempt, Check
from campaigns.rules.without_number.bodies import Used
from campaigns.rules.without_number.magic.held import Held
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero
from tests.campaigns.rules.without_number.magic.coven import TOUGH
from tests.campaigns.rules.without_number.table import RULES, Table, attack, sit_down
from tests.campaigns.rules.without_number.test_adepts import WAIT, sorcerer

COFFIN = "coruscating_coffin"


def asked(table: Table, *attempts: Attempt) -> list[Check]:
    """The saves that players are asked for in the coming round."""
    checks, _refusals = RULES.plan_round(table.state, attempts, table.people)
    return [check for check in checks if check.kind == "save"]


def test_a_player_throws_the_save_and_it_decides() -> None:
    table = sit_down(sorcerer(COFFIN), hero(vitals=TOUGH))
    table.round(WAIT, throws={"save:bob": [19]}, dice=LoadedDice([5, 6]))
    own, spell = table.last.rulings

    assert table.body("bob").vitals.hp == 30 - 5
    assert (own.kind, own.actor, own.outcome, own.total, own.difficulty) == ("save", "bob", "success", 19, 15)
    assert own.throw is not None
    assert own.throw.faces == (19,)
    assert own.check in {check.id for check in table.checks}
    assert own.summary == "Bob withstands it (save against Coruscating Coffin, 19 against 15)."
    assert spell.actor == "mage"


def test_a_save_that_fails_lets_it_through() -> None:
    table = sit_down(sorcerer(COFFIN), hero(vitals=TOUGH))
    table.round(WAIT, throws={"save:bob": [1]}, dice=LoadedDice([5, 6]))

    assert table.body("bob").vitals.hp == 30 - 11
    assert table.last.rulings[0].outcome == "critical_failure"


def test_it_says_against_what_it_may_come() -> None:
    [check] = asked(sit_down(sorcerer(COFFIN, "damnation_of_the_sense"), hero()), WAIT)

    assert check.actor == "bob"
    assert check.stat == "Mental or physical save"
    assert check.difficulty == 15
    assert check.dice[0].sides == 20
    assert check.label == "A saving throw, should it come to one"


def test_one_for_each_who_could_call_for_it() -> None:
    other = foe("witch", hd=2, skill=1, knows=(COFFIN,))
    table = sit_down(sorcerer(COFFIN), other, hero("bob"), hero("cleo"))

    assert [check.actor for check in asked(table, WAIT)] == ["bob", "bob", "cleo", "cleo"]
    assert len({check.id for check in asked(table, WAIT)}) == 4


def test_what_nothing_calls_for_changes_nothing() -> None:
    table = sit_down(hero(), sorcerer(COFFIN))
    table.round(attack("bob", "mage"), throws={"bob": [18, 6], "save:bob": [2]}, dice=LoadedDice([1, 1]))

    assert not any(ruling.kind == "save" for ruling in table.last.rulings)


def test_as_it_lies_it_says_nothing_yet() -> None:
    table = sit_down(sorcerer(COFFIN), hero())
    [check] = asked(table, WAIT)
    lies = RULES.preview(check, LoadedDice([3]).throw(check.dice, reason=""))

    assert lies.open
    assert (lies.outcome, lies.difficulty) == ("tie", 0)


def test_nothing_is_asked_where_no_creature_can() -> None:
    spent = sorcerer(COFFIN, used=Used(day=("cast",)))

    assert asked(sit_down(foe("brute"), hero()), WAIT) == []
    assert asked(sit_down(spent, hero()), WAIT) == []


def test_who_is_compelled_throws_to_be_rid_of_it() -> None:
    table = sit_down(hero(vitals=TOUGH), foe("brute"))
    table.tweak("bob", bindings=(Held("geas", "compelled", 2, 0, "brute"),))
    [check] = asked(table, WAIT)
    table.round(WAIT, throws={"save:bob": [20]}, dice=LoadedDice([1, 1]))

    assert check.stat == "Physical save"
    assert [ruling.outcome for ruling in table.last.rulings if ruling.kind == "save"] == ["critical_success"]
    assert table.encounter.actor("bob").bindings == ()  # type: ignore[union-attr]


def test_who_strikes_at_a_mantle_of_blades_throws_to_get_past() -> None:
    table = sit_down(hero(vitals=TOUGH), foe("brute"))
    table.tweak("brute", bindings=(Held("mantle", "blades", 1, 0, "brute"),))

    assert asked(table, WAIT) == []
    assert [check.stat for check in asked(table, attack("bob", "brute"))] == ["Evasion save"]
