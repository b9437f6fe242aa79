"""Memories are found by their words and their people, and by nobody who may not know them."""

from __future__ import annotations

import pytest

from campaigns.models import Memory
from campaigns.selectors.memories import own, recall, search
from campaigns.services.memories import keep
from campaigns.world.recalling import Wanted
from campaigns.world.remembering import Remembered
from tests.cast import Table, set_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    """A table whose log holds nothing yet."""
    return set_table(present=False)


def _remember(
    table: Table,
    text: str,
    *,
    key: str = "one",
    about: str = "",
    who: str = "",
    weight: int = 1,
    round: int = 1,
) -> None:
    keep(
        table.session.pk,
        [Remembered(key, "event", text, round, about=about, audience=who, weight=weight)],
    )


def test_words_are_found_in_other_forms_than_their_own(table: Table) -> None:
    _remember(table, "Ansel promised two barrels of oil.")
    assert [one.text for one in search(table.session.pk, ["promise"], ())] == [
        "Ansel promised two barrels of oil."
    ]


def test_what_is_written_anew_is_found_by_its_new_words_only(table: Table) -> None:
    _remember(table, "Ansel promised two barrels of oil.")
    Memory.objects.filter(key="one").update(text="Ansel promised a goose.")
    assert search(table.session.pk, ["barrels"], ()) == ()
    assert len(search(table.session.pk, ["goose"], ())) == 1


def test_signs_in_a_query_are_no_part_of_it(table: Table) -> None:
    _remember(table, "The ferry leaves at noon.")
    assert len(search(table.session.pk, ['ferry" OR 1=1 --', "%", "NOT *"], ())) == 0
    assert len(search(table.session.pk, ['"ferry"', "'); DROP"], ())) == 1


def test_what_one_seat_knows_is_not_found_for_two(table: Table) -> None:
    _remember(table, "Only Cleo saw the heron.", who="|cleo|")
    assert search(table.session.pk, ["heron"], ("bob", "cleo")) == ()
    assert search(table.session.pk, ["heron"], ()) == ()
    assert len(search(table.session.pk, ["heron"], ("cleo",))) == 1


def test_what_nobody_may_know_is_found_for_nobody(table: Table) -> None:
    _remember(table, "The heron is the king.", who="|")
    assert search(table.session.pk, ["heron"], ("bob",)) == ()
    assert own(table.session.pk, ["heron"], ("bob",), 9) == ()


def test_another_table_remembers_nothing_of_it(table: Table) -> None:
    _remember(table, "The ferry leaves at noon.")
    assert search(set_table(present=False).session.pk, ["ferry"], ()) == ()


def test_whoever_is_present_brings_back_what_was_between_them(table: Table) -> None:
    _remember(table, "Ida owes Ansel Grey for the oil.", about="Ansel Grey · Ida Marsh", weight=4)
    for number in range(60):
        _remember(table, f"Rain in round {number}.", key=f"rain{number}", round=number)
    recalled = recall(table.session.pk, Wanted(("rain",), ("Ansel Grey",), 200), ())
    assert recalled[0].text == "Ida owes Ansel Grey for the oil."
    assert recalled[0].when == "long ago"


def test_canon_comes_first_where_its_subject_is_present(table: Table) -> None:
    _remember(table, "Ansel Grey is left-handed.", about="Ansel Grey")
    Memory.objects.filter(key="one").update(locked=True)
    _remember(table, "Ansel Grey was at the fair.", key="two", about="Ansel Grey", weight=4)
    here = recall(table.session.pk, Wanted((), ("Ansel Grey",), 5), ())
    assert here[0].text == "Ansel Grey is left-handed."
    assert here[0].canon
    elsewhere = recall(table.session.pk, Wanted((), ("Mother Hale",), 5), ())
    assert not any(one.canon for one in elsewhere)


def test_there_is_an_end_to_what_is_recalled(table: Table) -> None:
    for number in range(40):
        _remember(table, f"{number} " + "rain " * 60, key=f"rain{number}")
    recalled = recall(table.session.pk, Wanted(("rain",), (), 5), ())
    assert 4_000 < sum(len(one.text) for one in recalled) <= 6_000


def test_nobody_is_reminded_of_the_same_thing_again_at_once(table: Table) -> None:
    _remember(table, "Only Cleo saw the heron.", who="|cleo|")
    Memory.objects.filter(key="one").update(reminded=30)
    found = {round_: len(own(table.session.pk, ["heron"], ("cleo",), round_)) for round_ in (30, 31, 50, 51)}
    assert found == {30: 1, 31: 0, 50: 0, 51: 1}
