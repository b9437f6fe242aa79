"""Compels that are offered: taken up for a fate point, or let pass for nothing."""

from __future__ import annotations

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt, Check, Person, Throw
from campaigns.rules.fate.sheet import read
from tests.campaigns.rules.fate.cast import RULES, Loaded, being_of, bob, foe


def offered(
    person: Person, aspect: str = "trouble", reason: str = "The door is locked from inside."
) -> Person:
    """The same person with a compel on offer."""
    return Person(person.id, person.name, person.side, RULES.tempt(person.sheet, aspect, reason), True)


def accept(person: Person, option: str) -> Person:
    """The same person after giving in."""
    check = RULES.plan(Attempt("bob", "power", "", option=option), person, None, "k1")
    assert isinstance(check, Check)
    sheets = RULES.resolve(check, Throw("k1", (), ()), {"bob": person}, Loaded()).sheets
    return Person(person.id, person.name, person.side, sheets["bob"], True)


def test_an_offer_is_a_deed_that_pays_a_fate_point() -> None:
    before = bob()
    waiting = offered(before)
    deed = RULES.deeds(waiting, {})[0]
    after = accept(waiting, str(deed["id"]))

    assert "locked from inside" in str(deed["description"])
    assert being_of(after).fate_points == being_of(before).fate_points + 1
    assert being_of(after).offer is None


def test_any_lasting_aspect_can_be_offered() -> None:
    aspects = [one for one in being_of(bob()).aspects if one.id != "trouble"]
    deed = RULES.deeds(offered(bob(), aspects[0].text), {})[0]

    assert deed["id"] == f"compel:{aspects[0].id}"


def test_an_offer_is_shown_with_its_holder() -> None:
    assert any("locked from inside" in status for status in RULES.view(offered(bob()).sheet).statuses)


def test_letting_it_pass_costs_nothing() -> None:
    rested = RULES.rest(offered(bob()).sheet, "scene", Loaded()).sheets["self"]

    assert read(rested).offer is None
    assert read(rested).fate_points == being_of(bob()).fate_points


def test_one_compel_a_scene() -> None:
    taken = accept(offered(bob()), "compel:trouble")

    with pytest.raises(RulesError, match="cannot be compelled"):
        offered(taken)


def test_what_is_no_aspect_of_theirs_is_refused_with_those_that_are() -> None:
    with pytest.raises(RulesError, match="no aspect") as refusal:
        offered(bob(), "Afraid of geese")

    assert being_of(bob()).aspects[0].text in refusal.value.hint


def test_opponents_are_not_tempted() -> None:
    with pytest.raises(RulesError, match="cannot be compelled"):
        RULES.tempt(foe().sheet, "trouble", "It would.")
