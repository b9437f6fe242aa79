"""Which book a sheet belongs to."""

import pytest

from campaigns.errors import RulesError
from campaigns.rules.without_number.bodies import read, write
from campaigns.rules.without_number.books.wwn import WWN
from tests.campaigns.rules.without_number.cast import foe, hero


def test_a_body_knows_its_book_and_its_sheet_does_not_carry_it() -> None:
    sheet = write(hero())

    assert read(WWN, sheet).book is WWN
    assert "book" not in sheet
    assert sheet["rules"] == "wwn"


@pytest.mark.parametrize("change", [{"book": "wwn"}, {"rules": "cwn"}, {"archetype": "pirate"}])
def test_a_sheet_of_another_book_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(RulesError):
        read(WWN, {**write(hero()), **change})


def test_a_rule_is_named_after_its_book() -> None:
    assert WWN.rule("attack") == "wwn.attack"
    assert WWN.rule("attack") in WWN.rules
    assert read(WWN, write(foe())).rules == "wwn"
