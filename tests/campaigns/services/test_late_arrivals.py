"""Who joins a story that runs is told where it stands, once, alone, and nothing that is for others."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models.functions import Now
from pytest_django.fixtures import Settings

from campaigns import storage
from campaigns.models import Character, Event, KnownFact, NarratorCall, Quest, Seat, Session
from campaigns.selectors import worlds
from campaigns.selectors.transcript import missed, page_before
from campaigns.services.campaigns import join, open_seat
from campaigns.services.creation import take_premade
from campaigns.services.late_arrivals import free_all, recap_instead, tell, waiting
from campaigns.services.log import Entry, append
from campaigns.services.seating import reassign
from campaigns.storage import in_database
from campaigns.world.visibility import Viewer
from narrator.engines.scripted import Script, ScriptedEngine
from narrator.errors import NarratorError
from narrator.prompting import compose
from tests.campaigns.services.play import play
from tests.cast import Table, set_table, user

WORDS = "You come in on the second night. What do you do?"


@pytest.fixture
def begun(transactional_db: None) -> Iterator[Table]:
    """A table of the cast, of which nothing has been told yet, that other threads can see."""
    yield set_table()
    storage.shut_down()


@pytest.fixture
def table(begun: Table) -> Table:
    """The table two rounds into its story."""
    play(begun, 2)
    return begun


def engine(**wish: object) -> ScriptedEngine:
    """A narrator that tells an arrival."""
    return ScriptedEngine(Script(**{"text": WORDS, **wish}))  # type: ignore[arg-type]


def _dora(table: Table) -> Seat:
    seat = open_seat(table.session, join(table.session, user("Dora"), "Dora"))
    return take_premade(seat.pk, 0, "Wren Alder")


async def dora(table: Table) -> Seat:
    """Dora sits down with a character."""
    return await in_database(_dora, table)


def _told(session: Session) -> list[Event]:
    return list(Event.objects.filter(session=session, kind="NARRATION_SEGMENT").select_related("stored"))


async def told(table: Table) -> list[Event]:
    """Every arrival that was told at a table."""
    return await in_database(_told, table.session)


async def test_who_joins_late_is_told_where_the_story_stands(table: Table) -> None:
    seat, narrator = await dora(table), engine()
    assert await in_database(waiting) == (seat.pk,)
    assert await tell(seat.pk, engine=narrator)
    (event,) = await told(table)
    assert event.audience == [seat.public_id]
    assert event.stored.body == {"kind": "arrival", "text": WORDS, "round": 3, "scene_id": seat.scene_key}
    (brief,) = narrator.briefs
    assert (brief.kind, brief.person, brief.round) == ("arrival", "second", 2)
    assert brief.recent == ("What came of round 1.", "What came of round 2.")
    assert next(one.name for one in brief.characters if one.id == brief.newcomer) == "Wren Alder"


async def test_only_who_joined_and_the_gm_are_shown_it(table: Table) -> None:
    seat = await dora(table)
    await tell(seat.pk, engine=engine())

    def readers() -> list[bool]:
        looks = (
            (seat.pk, Viewer(seat.public_id)),
            (table.bob_seat.pk, Viewer(table.bob_seat.public_id)),
            (None, Viewer(None, is_gm=True)),
        )
        read = [missed(table.session.pk, pk, viewer, None).shown for pk, viewer in looks]
        return [any(event.kind == "NARRATION_SEGMENT" for event in shown) for shown in read]

    assert await in_database(readers) == [True, False, True]


async def test_it_stands_in_the_history_after_what_was_told_before(table: Table) -> None:
    seat = await dora(table)
    await tell(seat.pk, engine=engine())
    await in_database(play, table, 1)

    def kinds() -> list[str]:
        page = page_before(table.session.pk, seat.pk, Viewer(seat.public_id), 10_000)
        wanted = ("NARRATION", "CHAPTER_MARKER", "NARRATION_SEGMENT")
        return [event.kind for event in page if event.kind in wanted]

    expected = ["NARRATION", "NARRATION", "CHAPTER_MARKER", "NARRATION_SEGMENT", "NARRATION"]
    assert await in_database(kinds) == expected


async def test_it_is_told_once(table: Table) -> None:
    seat, narrator = await dora(table), engine()
    both = await asyncio.gather(tell(seat.pk, engine=narrator), tell(seat.pk, engine=narrator))
    assert sorted(both) == [False, True]
    assert not await tell(seat.pk, engine=narrator)
    assert len(await told(table)) == narrator.told == 1
    assert await in_database(waiting) == ()


@pytest.mark.parametrize("status", [Session.Status.LOBBY, Session.Status.ENDED])
async def test_nobody_is_late_where_no_story_runs(status: str, table: Table) -> None:
    await in_database(Session.objects.filter(pk=table.session.pk).update, status=status)
    await dora(table)
    assert await in_database(waiting) == ()


async def test_who_comes_before_the_opening_is_told_reads_that(begun: Table) -> None:
    seat, narrator = await dora(begun), engine()
    assert not await tell(seat.pk, engine=narrator)
    assert (narrator.told, await in_database(waiting)) == (0, ())


async def test_who_has_left_before_it_was_told_is_told_nothing(table: Table) -> None:
    seat = await dora(table)
    await in_database(Seat.objects.filter(pk=seat.pk).update, status=Seat.Status.LEFT)
    assert not await tell(seat.pk, engine=engine())
    assert await told(table) == []


async def test_no_secret_of_another_seat_reaches_the_narrator(table: Table) -> None:
    def hide() -> None:
        session, other = table.session, table.cleo_seat.public_id
        tam = Character.objects.get(session=session, name="Tam Reed")
        KnownFact.objects.create(session=session, key="s1", character=tam.key, content="SECRET fact")
        Quest.objects.create(session=session, key="s2", title="SECRET quest", audience=[other])
        append(session.pk, [Entry("NARRATION_SEGMENT", {"text": "SECRET words", "round": 2}, (other,))])
        append(session.pk, [Entry("SECRET_NOTE", {"text": "SECRET note"}, (other,))])
        Session.objects.filter(pk=session.pk).update(note_from_gm="SECRET wish")
        worlds.forget()

    await in_database(hide)
    seat, narrator = await dora(table), engine()
    await tell(seat.pk, engine=narrator)
    (brief,) = narrator.briefs
    assert "SECRET" not in repr(brief)
    assert "SECRET" not in compose(brief).whole()


@pytest.mark.parametrize(
    "wish",
    [{"error": NarratorError("No.")}, {"garbage": True}, {"text": " "}],
    ids=["fails", "garbage", "silent"],
)
async def test_a_narrator_that_fails_is_replaced_by_the_recap(wish: dict[str, object], table: Table) -> None:
    seat = await dora(table)
    assert await tell(seat.pk, engine=engine(**wish))
    (event,) = await told(table)
    assert "What came of round 1." in event.stored.body["text"]
    assert "What came of round 2." in event.stored.body["text"]


async def test_a_narrator_that_hangs_is_replaced_by_the_recap(table: Table) -> None:
    seat, silent = await dora(table), asyncio.Event()

    async def hang(seconds: float) -> None:
        await silent.wait()

    await tell(seat.pk, engine=ScriptedEngine(sleep=hang), within=0.05)
    (event,) = await told(table)
    assert "What came of round 2." in event.stored.body["text"]


async def test_a_fault_of_ours_leaves_the_recap(table: Table) -> None:
    seat = await dora(table)
    await in_database(recap_instead, seat.pk)
    await in_database(recap_instead, seat.pk)
    (event,) = await told(table)
    assert "What came of round 2." in event.stored.body["text"]


async def test_what_it_costs_is_recorded(table: Table) -> None:
    seat = await dora(table)
    await tell(seat.pk, engine=engine(cost_usd=0.25))
    call = await in_database(NarratorCall.objects.get)
    assert (call.session_id, call.turn_id, call.cost_usd) == (table.session.pk, None, Decimal("0.25"))


async def test_nothing_is_spent_beyond_the_ceiling(table: Table, settings: Settings) -> None:
    settings.SIDEQUEST_SESSION_COST_CEILING_USD = 0
    seat = await dora(table)
    await tell(seat.pk, engine=engine(cost_usd=0.25))
    (event,) = await told(table)
    assert event.stored.body["text"] != WORDS
    assert not await in_database(NarratorCall.objects.exists)


async def test_what_a_dead_process_left_is_taken_up_when_its_time_has_run_out(table: Table) -> None:
    seat = await dora(table)
    later = Now() + timedelta(seconds=30)
    await in_database(Seat.objects.filter(pk=seat.pk).update, arrival_due_at=later, arrival_attempt=4)
    assert await in_database(waiting) == ()
    assert not await tell(seat.pk, engine=engine())
    await in_database(free_all)
    assert await in_database(waiting) == (seat.pk,)
    assert await tell(seat.pk, engine=engine())


async def test_a_late_owner_changes_nothing(table: Table) -> None:
    seat = await dora(table)

    async def overtaken(seconds: float) -> None:
        await in_database(free_all)
        assert await tell(seat.pk, engine=engine())

    await tell(seat.pk, engine=ScriptedEngine(Script(deltas=1, text="Too late."), sleep=overtaken))
    assert [event.stored.body["text"] for event in await told(table)] == [WORDS]


async def test_a_story_that_moves_on_meanwhile_is_told_anew(table: Table) -> None:
    seat, moves = await dora(table), [1, 0]

    async def play_on(seconds: float) -> None:
        await in_database(play, table, moves.pop(0))

    narrator = ScriptedEngine(Script(deltas=1, text=WORDS), sleep=play_on)
    assert await tell(seat.pk, engine=narrator)
    assert [brief.round for brief in narrator.briefs] == [2, 3]
    assert [event.stored.body["round"] for event in await told(table)] == [4]


async def test_who_is_given_a_seat_is_told_where_its_character_stands(table: Table) -> None:
    public_id = table.cleo_seat.public_id
    await in_database(reassign, table.session, table.alice, public_id, table.alice.public_id)
    assert await tell(table.cleo_seat.pk, engine=engine())
    await in_database(reassign, table.session, table.alice, public_id, table.alice.public_id)
    await in_database(reassign, table.session, table.alice, public_id, None)
    assert await in_database(waiting) == ()
