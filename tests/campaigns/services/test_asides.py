"""A question to the GM costs no turn and reaches the asker and the GM, nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from campaigns import storage
from campaigns.errors import InvalidRequest, TurnError
from campaigns.models import Event, Submission
from campaigns.selectors.transcript import missed
from campaigns.services import asides
from campaigns.services.campaigns import join, open_seat
from campaigns.services.turns import MAX_WORDS
from campaigns.storage import in_database
from campaigns.world.visibility import Viewer
from narrator.contracts import Answer, CallLedger, Question
from narrator.engines.scripted import ScriptedEngine
from tests.cast import Table, set_table, user

ENGINE = ScriptedEngine()


@pytest.fixture
def table(transactional_db: None) -> Iterator[Table]:
    """A table that other threads can see."""
    yield set_table()
    storage.shut_down()


def _shown(table: Table, seat: str, viewer: Viewer) -> list[str]:
    pk = {"bob": table.bob_seat.pk, "cleo": table.cleo_seat.pk}.get(seat)
    shown = missed(table.session.pk, pk, viewer, None).shown
    return [str(event.body["answer"]) for event in shown if event.kind == "ASIDE_ANSWER"]


async def test_an_answer_reaches_the_asker_and_the_gm(table: Table) -> None:
    asked = await in_database(asides.ask, table.bob_seat.pk, "Is it dark?")
    await asides.answer(asked, engine=ENGINE)
    looks = {
        "bob": Viewer(table.bob_seat.public_id),
        "cleo": Viewer(table.cleo_seat.public_id),
        "alice": Viewer(None, is_gm=True),
    }
    seen = {who: await in_database(_shown, table, who, viewer) for who, viewer in looks.items()}
    told = ["You asked: Is it dark?"]
    assert seen == {"bob": told, "cleo": [], "alice": told}
    assert not await in_database(Submission.objects.exists)
    body = await in_database(lambda: Event.objects.get(kind="ASIDE_ANSWER").stored.body)
    assert body["asker_id"] == table.bob.public_id
    assert set(body) == {"asker_id", "question", "answer", "grounded_on", "round"}


@pytest.mark.parametrize("text", ["", "x" * (MAX_WORDS + 1)])
def test_nothing_and_too_much_cannot_be_asked(text: str, table: Table) -> None:
    with pytest.raises(InvalidRequest):
        asides.ask(table.bob_seat.pk, text)


def test_nobody_asks_without_a_character(table: Table) -> None:
    seat = open_seat(table.session, join(table.session, user("Dora"), "Dora"))
    with pytest.raises(TurnError):
        asides.ask(seat.pk, "Who am I?")


async def test_a_narrator_that_does_not_answer_is_given_up(table: Table) -> None:
    class Silent(ScriptedEngine):
        async def answer(self, question: Question, ledger: CallLedger) -> Answer:
            await asyncio.Event().wait()
            raise AssertionError

    asked = await in_database(asides.ask, table.bob_seat.pk, "Is it dark?")
    with pytest.raises(TurnError):
        await asides.answer(asked, engine=Silent(), within=0.05)
