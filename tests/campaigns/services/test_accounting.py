"""The pass over a told turn: once, beside the table, whatever breaks; it proposes and changes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from campaigns import storage
from campaigns.models import (
    Accounting,
    Campaign,
    Event,
    Item,
    Member,
    NarratorCall,
    Proposal,
    ProseFinding,
    Turn,
)
from campaigns.services import accounting, pending_accounts, saves
from campaigns.services.proposing import MOST
from campaigns.storage import in_database
from narrator.accounting.claims import Claim
from narrator.contracts import Draft, Segment
from narrator.errors import BudgetExceeded, EngineUnavailable, NarratorError
from tests.campaigns.services.accounts import KEY, Counting, Telling, tell, told
from tests.cast import Table, set_table

SHIPPED = Path(__file__).parents[3] / "genre_packs" / "packs"


@pytest.fixture
def table(transactional_db: None) -> Iterator[Table]:
    """A table that other threads can see."""
    yield set_table()
    storage.shut_down()


def texts() -> list[str]:
    """What is proposed, in order."""
    return list(Proposal.objects.order_by("number").values_list("text", flat=True))


async def test_what_prose_implies_is_proposed_and_changes_nothing(table: Table) -> None:
    before = await in_database(Item.objects.count)
    turn = await told(table)
    row = await in_database(Proposal.objects.get, turn=turn)
    assert (row.number, row.kind, row.subject, row.quote) == (1, "item_gained", "brass key", KEY)
    assert (row.status, row.audience, row.by) == ("open", None, "rules")
    assert await in_database(Item.objects.count) == before
    kept = await in_database(Accounting.objects.get, turn=turn)
    assert (kept.outcome, kept.due_at, kept.attempt) == ("read", None, 1)


async def test_the_house_narrator_implies_nothing(table: Table) -> None:
    await in_database(tell, table, KEY, "house")
    assert await in_database(pending_accounts.due) == ()
    assert await in_database(tell, table, Draft(KEY, stand_in="house")) is not None
    assert await in_database(pending_accounts.due) == ()


async def test_a_turn_is_accounted_for_once(table: Table) -> None:
    turn = await in_database(tell, table)
    assert await in_database(pending_accounts.due) == (turn.pk,)
    passes = await asyncio.gather(*(accounting.account(turn.pk, engine=Telling(None)) for _time in range(3)))
    assert sorted(passes) == [False, False, True]
    assert await accounting.account(turn.pk, engine=Telling(None)) is False
    assert await in_database(texts) == ["Ida Marsh has got: brass key."]
    assert await in_database(pending_accounts.due) == ()


async def test_a_pass_whose_process_has_died_is_taken_up_again(table: Table) -> None:
    turn = await in_database(tell, table)
    assert await in_database(accounting._claim, turn.pk) == 1
    assert await accounting.account(turn.pk, engine=Telling(None)) is False, "somebody is at it"
    await in_database(pending_accounts.free_all)
    assert await accounting.account(turn.pk, engine=Telling(None)) is True
    assert await in_database(Proposal.objects.count) == 1


async def test_a_late_owner_keeps_nothing(table: Table) -> None:
    turn = await in_database(tell, table)
    attempt = await in_database(accounting._claim, turn.pk)
    held = await in_database(accounting._prepare, turn.pk, attempt)
    await in_database(pending_accounts.free_all)
    assert await accounting.account(turn.pk, engine=Telling(None)) is True
    ledger = accounting.SessionLedger(table.session.pk, turn.pk, 1)
    assert await in_database(accounting._keep, held, accounting._read(held), ledger) is False
    assert await in_database(Proposal.objects.count) == 1


async def test_a_pass_that_always_breaks_is_given_up(table: Table) -> None:
    turn = await in_database(tell, table)
    for _time in range(accounting.TRIES + 1):
        await in_database(accounting._claim, turn.pk)
        await in_database(pending_accounts.free_all)
    assert (await in_database(Accounting.objects.get, turn=turn)).outcome == "given up"
    assert await in_database(pending_accounts.due) == ()


async def test_a_model_is_asked_about_what_all_have_read(table: Table) -> None:
    seat = table.bob_seat.public_id
    cleo = await in_database(_character, table, "Tam Reed")
    asked = Counting(
        Claim("item_gained", "stone", "A stone, and it is Tam's now.", who=cleo, by="model", confidence=0.9)
    )
    prose = "It is late. A stone, and it is Tam's now."
    turn = await told(table, Draft(prose, segments=(Segment("Berit hands you a note.", (seat,)),)), asked)
    assert asked.texts == [prose]
    rows = await in_database(lambda: {row.subject: row for row in Proposal.objects.filter(turn=turn)})
    assert (rows["stone"].by, rows["stone"].audience) == ("model", None)
    assert (rows["note"].by, rows["note"].audience) == ("rules", [seat])
    assert (await in_database(Accounting.objects.get, turn=turn)).outcome == "asked"


@pytest.mark.parametrize(
    "error",
    [BudgetExceeded("The budget is used up."), EngineUnavailable("It is away.")],
    ids=("money", "away"),
)
async def test_without_the_model_rules_account_alone_and_it_is_recorded(
    table: Table, error: NarratorError
) -> None:
    turn = await told(table, KEY, Counting(error=error))
    kept = await in_database(Accounting.objects.get, turn=turn)
    assert (kept.outcome, kept.note) == ("skipped", error.message)
    assert await in_database(texts) == ["Ida Marsh has got: brass key."]
    assert not await in_database(NarratorCall.objects.exists)


async def test_what_contradicts_the_engine_is_a_finding(table: Table) -> None:
    turn = await told(table, "The two of them stop. They reach the chandlery.")
    (found,) = await in_database(lambda: list(ProseFinding.objects.filter(turn=turn)))
    assert (found.kind, found.became, found.quote) == ("place", "kept", "They reach the chandlery.")
    assert not await in_database(Proposal.objects.exists)


async def test_what_is_so_already_is_dropped_and_counted(table: Table) -> None:
    name = await in_database(_carried, table)
    turn = await told(table, f"Ida pockets her {name}.")
    assert (await in_database(Accounting.objects.get, turn=turn)).done_already == 1
    assert not await in_database(ProseFinding.objects.exists)


async def test_a_story_in_another_language_is_for_a_model_alone(table: Table) -> None:
    await in_database(Campaign.objects.filter(pk=table.session.campaign_id).update, narration_language="de")
    asked = Counting()
    await told(table, KEY, asked)
    assert asked.texts == [KEY]
    assert not await in_database(Proposal.objects.exists)


async def test_going_back_withdraws_what_was_told_since(table: Table) -> None:
    save = await in_database(saves.save_now, table.session.pk)
    await told(table)
    later = await in_database(tell, table, "Berit hands Tam a brass bell.")
    await in_database(saves.restore, save.pk)
    assert (await in_database(Proposal.objects.get)).status == "withdrawn"
    assert await accounting.account(later.pk, engine=Telling(None)) is False
    assert (await in_database(Accounting.objects.get, turn=later)).outcome == "given up"


async def test_without_a_gm_it_is_only_noted(table: Table) -> None:
    await in_database(_no_gm, table)
    turn = await told(table)
    assert (await in_database(Proposal.objects.get, turn=turn)).status == "noted"
    assert not await in_database(Event.objects.filter(kind="ACCOUNTED").exists)


@pytest.fixture
def carriers(transactional_db: None, settings: Settings) -> Iterator[Table]:
    """A table in a shipped world whose catalogue has pebbles that no rule reads."""
    settings.SIDEQUEST_GENRE_PACKS = SHIPPED
    yield set_table(world=("high_carry", "late_spring"))
    storage.shut_down()


async def test_the_harmless_is_taken_up_where_the_host_has_chosen_so(carriers: Table) -> None:
    await in_database(_no_gm, carriers, takes_up=True)
    prose = "Ida pockets a painted pebble. Tam pockets a silver bell."
    turn = await in_database(tell, carriers, prose, "openai", "")
    await accounting.account(turn.pk, engine=Telling(None))
    rows = await in_database(lambda: {row.subject: row for row in Proposal.objects.all()})
    assert (rows["painted pebble"].harmless, rows["painted pebble"].status) == (True, "taken up")
    assert (rows["silver bell"].harmless, rows["silver bell"].status) == (False, "noted")
    assert await in_database(Event.objects.filter(kind="ACCOUNTED").count) == 1
    assert await in_database(Item.objects.filter(session=carriers.session, source="painted_pebble").exists)


async def test_nothing_is_taken_up_where_the_host_has_not(carriers: Table) -> None:
    await in_database(_no_gm, carriers)
    turn = await in_database(tell, carriers, "Ida pockets a painted pebble.", "openai", "")
    await accounting.account(turn.pk, engine=Telling(None))
    assert (await in_database(Proposal.objects.get)).status == "noted"


async def test_a_gm_who_decides_on_nothing_is_not_flooded(table: Table) -> None:
    turn = await in_database(tell, table, "Nobody says a word.")
    await in_database(_propose_much, table, turn)
    await told(table)
    assert await in_database(Proposal.objects.count) == MOST


def _character(table: Table, name: str) -> str:
    return str(table.session.characters.get(name=name).key)


def _carried(table: Table) -> str:
    return str(Item.objects.filter(session=table.session, holder=_character(table, "Ida Marsh")).first())


def _no_gm(table: Table, takes_up: bool = False) -> None:
    Campaign.objects.filter(pk=table.session.campaign_id).update(takes_up_harmless=takes_up)
    Member.objects.filter(campaign=table.session.campaign_id).update(is_gm=False)


def _propose_much(table: Table, turn: Turn) -> None:
    Proposal.objects.bulk_create(
        Proposal(
            session=table.session, turn=turn, number=number, key=str(number), kind="item_gained", quote="…"
        )
        for number in range(MOST)
    )
