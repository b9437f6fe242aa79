"""One name at one table, however it is written."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from campaigns.errors import Conflict
from campaigns.models import Member
from campaigns.models.campaign import name_key
from campaigns.services.campaigns import join
from tests.cast import Table, set_table, user


def test_another_name_is_let_in(table: Table) -> None:
    assert join(table.session, user("Dan"), "Élodie").display_name == "Élodie"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Élodie", "élodie"),
        ("Élodie", "E\u0301LODIE"),
        ("Ann", "\uff21nn"),
        ("Strauß", "STRAUSS"),
        ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
        ("Dan", "dAN"),
        ("Dan", "D\u0430n"),
        ("Dan", "D\u200ban"),
        ("Dan", "\u13a0\u13aaN"),
        ("Dalia", "Da\u04cfia"),
        ("Dalia", "DaIia"),
        ("Zo\u00eb", "Zoe"),
        ("Dan", "\U0001d403an"),
    ],
)
def test_the_same_name_in_another_spelling_is_taken(table: Table, first: str, second: str) -> None:
    join(table.session, user("Dan"), first)
    with pytest.raises(Conflict, match="already"):
        join(table.session, user("Eve"), second)


@pytest.mark.parametrize(
    ("first", "second"), [("Ian", "Lan"), ("Анна", "Анка"), ("राम", "रमा"), ("Rob", "Ro")]
)
def test_names_that_only_resemble_each_other_are_two(table: Table, first: str, second: str) -> None:
    join(table.session, user("Dan"), first)
    assert join(table.session, user("Eve"), second).display_name == second


def test_the_same_name_at_another_table_is_free(table: Table) -> None:
    other = set_table(present=False)
    join(table.session, user("Dan"), "Élodie")
    assert join(other.session, user("Eve"), "élodie").display_name == "élodie"


def test_two_who_come_at_once_are_told_apart_by_the_database(table: Table) -> None:
    join(table.session, user("Dan"), "Élodie")
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(campaign=table.session.campaign, user=user("Eve"), display_name="éLODIE")


def test_a_name_of_forty_marks_has_a_key_that_fits() -> None:
    longest = "\ufdfa" * 40
    assert len(name_key(longest)) <= Member._meta.get_field("name_key").max_length
