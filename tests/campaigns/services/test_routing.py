"""A submission is routed beside the others' writing: kept with its words, dropped with them, and never waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from campaigns import storage
from campaigns.models import Session, Submission, Turn
from campaigns.services.routing import route_early
from campaigns.services.turns import submit
from campaigns.storage import in_database
from narrator.contracts import CallLedger
from narrator.errors import BudgetExceeded, EngineUnavailable, NarratorError
from narrator.routing import Reading, RoutingQuestion, RulesRouter, Surety
from tests.campaigns.services.play import play, tell
from tests.cast import Table, set_table

ODD = "I fuss over those for a bit."


@pytest.fixture
def table(transactional_db: None) -> Iterator[Table]:
    """A table that other threads can see."""
    yield set_table()
    storage.shut_down()


class Reader:
    """A router that says what it is told to, when it is told to, and remembers what it was asked."""

    asks = True

    def __init__(
        self,
        kind: str = "search",
        what: str = "wet footprints",
        *,
        surety: Surety = "sure",
        fault: NarratorError | None = None,
    ) -> None:
        self.kind, self.what, self.surety, self.fault = kind, what, surety, fault
        self.questions: list[RoutingQuestion] = []
        self.meanwhile: Callable[[], Any] | None = None

    async def route(self, question: RoutingQuestion, ledger: CallLedger) -> Reading | None:
        self.questions.append(question)
        if self.meanwhile is not None:
            await in_database(self.meanwhile)
        if self.fault is not None:
            raise self.fault
        what = next((one.ref for one in question.things if one.label.startswith(self.what)), "")
        return Reading(self.kind, "", what, self.surety)


class Asleep:
    """A router that never answers."""

    asks = True

    async def route(self, question: RoutingQuestion, ledger: CallLedger) -> Reading | None:
        await asyncio.Event().wait()
        return None


def finding(router: Any) -> Any:
    """Finds this router at every table."""

    async def find(session_id: int) -> Any:
        return router

    return find


def package(table: Table) -> dict[str, Any] | None:
    """What Bob's submission was routed to."""
    found: dict[str, Any] | None = Submission.objects.get(seat=table.bob_seat, turn__number=1).dispatch
    return found


async def said(table: Table, router: Any, words: str = ODD, **wish: float) -> dict[str, Any] | None:
    """What Bob's words are routed to."""
    turn = await in_database(lambda: table.turn)
    await in_database(submit, table.bob_seat.pk, text=words)
    await route_early(turn.pk, table.bob_seat.pk, find=finding(router), **wish)
    return await in_database(package, table)


async def test_rules_read_at_once(table: Table) -> None:
    found = await said(table, RulesRouter(), "I examine the wet footprints.")
    assert found is not None
    assert (found["made_by"], found["subsystems"], found["trouble"]) == ("rules", ["search"], "")
    assert found["visible_to"] == [table.bob_seat.public_id]


async def test_a_model_is_asked_what_rules_are_unsure_of(table: Table) -> None:
    reader = Reader()
    found = await said(table, reader)
    assert found is not None
    assert (found["made_by"], found["intent"]["feature"], found["confidence"]) == (
        "model",
        "wet_prints",
        0.95,
    )
    assert [question.text for question in reader.questions] == [ODD]


async def test_a_model_is_not_asked_what_rules_are_sure_of(table: Table) -> None:
    reader = Reader()
    await said(table, reader, "I examine the wet footprints.")
    assert not reader.questions


@pytest.mark.parametrize(
    ("router", "trouble"),
    [
        (Reader(fault=EngineUnavailable("Away.")), "engine_unavailable"),
        (Reader(fault=BudgetExceeded("No more.")), "budget_exceeded"),
        (Reader(surety="unsure"), "unsure"),
        (Reader("give"), "unfit"),
        (Reader("other"), ""),
    ],
    ids=["away", "no money", "unsure", "unfit", "nothing"],
)
async def test_without_a_models_reading_the_rules_stands(table: Table, router: Any, trouble: str) -> None:
    found = await said(table, router)
    assert found is not None
    assert (found["made_by"], found["intent"]["kind"], found["trouble"]) == ("rules", "other", trouble)


async def test_a_model_that_sleeps_is_given_up(table: Table) -> None:
    found = await said(table, Asleep(), within=0.01)
    assert found is not None
    assert (found["made_by"], found["trouble"]) == ("rules", "late")


async def test_other_words_meanwhile_are_not_given_the_old_ones_reading(table: Table) -> None:
    reader = Reader()
    reader.meanwhile = lambda: submit(table.bob_seat.pk, text="I wait.")
    assert await said(table, reader) is None


async def test_what_comes_after_the_close_counts_for_nothing(table: Table) -> None:
    reader = Reader()
    reader.meanwhile = lambda: submit(table.cleo_seat.pk, text="I wait.")
    found = await said(table, reader)
    assert found is not None
    assert (found["made_by"], found["trouble"]) == ("rules", "unanswered")


async def test_a_turn_that_has_closed_is_not_routed(table: Table) -> None:
    turn = await in_database(lambda: table.turn)
    await in_database(submit, table.bob_seat.pk, text=ODD)
    await in_database(submit, table.cleo_seat.pk, text=ODD)
    await route_early(turn.pk, table.bob_seat.pk, find=finding(Reader()))
    assert await in_database(package, table) is None


async def test_routing_twice_comes_to_the_same(table: Table) -> None:
    first = await said(table, RulesRouter())
    turn = await in_database(lambda: table.turn)
    await route_early(turn.pk, table.bob_seat.pk, find=finding(RulesRouter()))
    assert await in_database(package, table) == first


async def test_a_turn_is_decided_the_same_routed_or_not(table: Table) -> None:
    def plan(words: str) -> Any:
        turn = table.turn
        submit(table.cleo_seat.pk, text=words)
        tell(turn)
        turn.refresh_from_db()
        return turn.plan

    await in_database(Session.objects.filter(pk=table.session.pk).update, seed="5eed")
    await said(table, RulesRouter(), "I wait.")
    routed = await in_database(plan, "I keep watch.")
    await in_database(play, table, 1, "I wait.")
    bare = await in_database(lambda: Turn.objects.get(session=table.session, number=2).plan)
    for each in (routed, bare):
        for one in each["routed"]:
            del one["key"]
    assert routed["routed"] == bare["routed"]
    assert [one["intent"] for one in routed["acts"]] == [one["intent"] for one in bare["acts"]]


async def test_a_package_of_another_version_counts_as_none(table: Table) -> None:
    await said(table, RulesRouter())
    await in_database(Submission.objects.filter(seat=table.bob_seat).update, dispatch={"made_by": "somebody"})

    def close() -> Turn:
        turn = table.turn
        submit(table.cleo_seat.pk, text="I wait.")
        tell(turn)
        turn.refresh_from_db()
        return turn

    turn = await in_database(close)
    assert turn.plan["routed"][0]["made_by"] == "rules"
