"""Spending on dice that lie: fate points, free invokes, stunts, and what is no longer on offer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from campaigns.errors import RulesError
from campaigns.rules.checks import with_spent
from campaigns.rules.contracts import Attempt, Check, Json, Person
from campaigns.rules.fate.sheet import Aspect, read
from tests.campaigns.rules.fate.cast import RULES, Loaded, being_of, bob, fell, with_being


def asked(person: Person, difficulty: str = "4") -> Check:
    planned = RULES.plan(
        Attempt(person.id, "skill", "force the door", skill="physique", difficulty=difficulty),
        person,
        None,
        "c",
    )
    assert isinstance(planned, Check)
    return planned


def test_a_fate_point_turns_an_aspect_into_two_and_is_paid() -> None:
    person = bob()
    check = asked(person)
    lies = fell(0, 0, 0, 0)

    offered = {one.id for one in RULES.spends(check, lies, person)}
    spent = RULES.spend(check, lies, "point:high_concept", person, Loaded())

    assert {"point:high_concept", "point:trouble"} <= offered
    assert [part.value for part in spent.throw.spent] == [2]
    assert read(spent.sheet).fate_points == 2
    assert RULES.preview(with_spent(check, spent.throw), spent.throw).total == 5


def test_an_aspect_is_invoked_once_a_roll() -> None:
    person, check = bob(), asked(bob(), "8")
    first = RULES.spend(check, fell(0, 0, 0, 0), "point:trouble", person, Loaded())
    paid = replace(person, sheet=first.sheet)

    again = RULES.spends(with_spent(check, first.throw), first.throw, paid)

    assert "point:trouble" not in {one.id for one in again}


def test_a_free_invoke_costs_nothing_and_a_boost_is_gone_after_it() -> None:
    plain = bob()
    being = being_of(plain)
    person = with_being(
        plain,
        replace(being, fate_points=0, aspects=(*being.aspects, Aspect("boost1", "Off balance", 1, True))),
    )

    (offer,) = RULES.spends(asked(person), fell(0, 0, 0, 0), person)
    spent = RULES.spend(asked(person), fell(0, 0, 0, 0), offer.id, person, Loaded())

    assert (offer.id, offer.cost, offer.odds) == ("free:boost1", "a free invoke", 1.0)
    assert all(one.id != "boost1" for one in read(spent.sheet).aspects)


def test_four_new_dice_are_the_ones_that_count() -> None:
    person = bob()

    spent = RULES.spend(
        asked(person), fell(-1, -1, 0, 0), "reroll:point:high_concept", person, Loaded((1, 1, 1, 0))
    )

    assert spent.throw.faces == (1, 1, 1, 0)
    assert spent.throw.id == "d1"


def test_nothing_is_offered_for_what_is_won_already() -> None:
    person = bob()

    assert RULES.spends(asked(person, "0"), fell(1, 0, 0, 0), person) == ()


def test_what_is_not_on_offer_is_refused() -> None:
    person = with_being(bob(), replace(being_of(bob()), fate_points=0))

    with pytest.raises(RulesError):
        RULES.spend(asked(person), fell(0, 0, 0, 0), "point:trouble", person, Loaded())


def test_a_stunt_with_a_circumstance_in_words_is_claimed_once_the_dice_lie() -> None:
    stunt: Json = {
        "id": "loud", "label": "Loud", "text": "+2 when shouting.", "skill": "physique", "action": "overcome",
        "when": "you raise your voice",
    }  # fmt: skip
    rules = RULES.bound({"powers": [stunt]})
    person = bob(stunts=["first_blow"])
    person = with_being(person, replace(being_of(person), fate_points=0, stunts=("loud",)))
    check, lies = asked(person), fell(0, 0, 0, 0)

    (offer,) = rules.spends(check, lies, person)
    spent = rules.spend(check, lies, offer.id, person, Loaded())

    assert offer.cost == "nothing, when you raise your voice"
    assert [part.value for part in spent.throw.spent] == [2]
    assert rules.spends(with_spent(check, spent.throw), spent.throw, person) == ()
