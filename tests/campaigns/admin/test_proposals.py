"""The GM reads on a turn's page what its prose implies, and decides in the list."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import Accounting, Item, Proposal
from tests.campaigns.admin.conftest import House
from tests.cast import Table

LIST = "admin:campaigns_proposal_changelist"


def propose(table: Table, number: int = 1, subject: str = "brass key") -> Proposal:
    """A proposal of a table's last told turn."""
    turn = table.session.turns.filter(status="narrated").latest("number")
    Accounting.objects.get_or_create(turn=turn, defaults={"outcome": "skipped", "note": "No money left."})
    one = table.session.characters.get(name="Ida Marsh")
    return Proposal.objects.create(
        session=table.session,
        turn=turn,
        number=number,
        scene="main",
        place=turn.scene.place,
        key=f"item_gained:{one.key}:{subject}",
        kind="item_gained",
        subject=subject,
        who=one.key,
        quote=f"Ansel hands Ida a {subject}. <b>",
        text=f"Ida Marsh has got: {subject}.",
    )


@pytest.fixture
def row(house: House) -> Proposal:
    """What the last turn's prose implies at Alice's table."""
    return propose(house.table)


def decide(gm: Client, action: str, *rows: Proposal) -> str:
    """Choose an action for some rows; what the page says then."""
    chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
    return gm.post(reverse(LIST), chosen, follow=True).content.decode()


def test_a_turns_page_shows_what_it_implies(house: House, gm: Client, row: Proposal) -> None:
    page = gm.get(reverse("admin:campaigns_turn_change", args=(row.turn_id,))).content.decode()
    assert "Ida Marsh has got: brass key." in page
    assert "No money left." in page
    assert "hands Ida a brass key. &lt;b&gt;" in page


def test_accepted_in_the_list_it_becomes_so_once(house: House, gm: Client, row: Proposal) -> None:
    assert "Ida Marsh has got: brass key." in decide(gm, "accept", row)
    assert "decided already" in decide(gm, "accept", row)
    assert Item.objects.filter(session=house.table.session, name="Brass key").count() == 1
    row.refresh_from_db()
    assert (row.status, row.decided_by) == ("accepted", "alice")


def test_several_are_decided_each_by_itself(house: House, gm: Client, row: Proposal) -> None:
    other = propose(house.table, 2, "tin cup")
    decide(gm, "reject", row)
    said = decide(gm, "accept", row, other)
    assert "1: That has been decided already." in said
    assert Item.objects.filter(session=house.table.session, name__in=("Tin cup", "Brass key")).count() == 1


def test_another_tables_proposals_cannot_be_decided(house: House, gm: Client) -> None:
    theirs = propose(house.other)
    for action in ("accept", "reject"):
        decide(gm, action, theirs)
    theirs.refresh_from_db()
    assert theirs.status == "open"
