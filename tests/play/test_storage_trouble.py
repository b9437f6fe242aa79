"""A database that is locked or full for a while: what is refused is said, and what was closed is told all the same."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.db.models import F
from django.utils import timezone

from campaigns.models import Character, DiceRoll, Event, Session, Submission, Turn
from campaigns.selectors.worlds import load_world
from campaigns.services import holding
from campaigns.storage import in_database
from narrator.engines.scripted import Script, ScriptedEngine
from tests.sockets import Floor, Payload, Wire

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="a locked or full file is SQLite's trouble, met in its one writing thread",
)


@dataclass
class Trouble:
    """Fails statements that hold ``words``, as often as ``times`` says, in the thread that writes."""

    words: str
    error: Exception
    times: int = 1
    met: int = field(default=0, init=False)

    def __call__(self, execute: Callable[..., object], statement: str, *rest: object) -> object:
        if self.words in statement and self.met < self.times:
            self.met += 1
            raise self.error
        return execute(statement, *rest)


LOCKED, FULL = "database is locked", "database or disk is full"
KEEPING = "INSERT INTO campaigns_save"
"""What settling a turn does after it has changed the state."""


async def meet(trouble: Trouble) -> Trouble:
    """Let the database meet some trouble."""
    await in_database(lambda: connection.execute_wrappers.append(trouble))
    return trouble


async def close(floor: Floor) -> tuple[Wire, Wire]:
    """Bob and Cleo speak, which closes the turn."""
    bob, cleo = await floor.pair()
    await bob.act("I go to the lamp room.")
    await cleo.act("I watch.")
    return bob, cleo


def is_storage(payload: Payload) -> bool:
    """An ERROR that says that something could not be kept."""
    return payload["type"] == "DATABASE_ERROR"


def _lease_runs_out() -> None:
    Turn.objects.filter(status=Turn.Status.RESOLVING).update(
        lease_expires_at=timezone.now() - timedelta(seconds=1)
    )


def _lease(floor: Floor) -> Turn:
    return Turn.objects.get(session=floor.table.session, number=1)


@pytest.mark.parametrize("why", [LOCKED, FULL])
async def test_words_that_cannot_be_kept_are_said_so_and_can_be_said_again(floor: Floor, why: str) -> None:
    bob, cleo = await floor.pair()
    await meet(Trouble("INSERT INTO campaigns_submission", OperationalError(why)))
    await bob.act("I wait.")
    refused = await bob.until("ERROR")
    assert is_storage(refused)
    assert "try again" in refused["message"]
    assert not await in_database(Submission.objects.exists)
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await bob.ended(1)


@pytest.mark.parametrize("why", [LOCKED, FULL])
async def test_a_turn_that_cannot_be_settled_is_told_again_after_its_lease(opening, why: str) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(deltas=2)))
    trouble = await meet(Trouble(KEEPING, OperationalError(why)))
    bob, cleo = await close(floor)
    for wire in (bob, cleo):
        told = await wire.until("ERROR", is_storage)
        assert "told again" in told["message"]
        assert told["round"] == 1
        assert "retry" not in told
    assert trouble.met == 1
    held = await in_database(_lease, floor)
    assert held.status == Turn.Status.RESOLVING
    assert held.lease_expires_at is not None
    assert held.lease_expires_at <= timezone.now() + timedelta(seconds=15)
    assert not await in_database(Event.objects.filter(kind="NARRATION").exists)
    thrown = await in_database(DiceRoll.objects.count)
    await in_database(_lease_runs_out)
    await bob.ended(1)
    assert len(bob.of("NARRATION")) == 1
    assert await in_database(DiceRoll.objects.count) == thrown, "nothing is rolled twice"


async def test_what_a_turn_changed_that_was_not_kept_is_forgotten(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(deltas=2)))
    await meet(Trouble(KEEPING, OperationalError(FULL)))
    bob, _cleo = await close(floor)
    await bob.until("ERROR", is_storage)
    places = await in_database(_after_another_process, floor)
    assert places == {"quay"}, "the party has not moved yet"


def _after_another_process(floor: Floor) -> set[str]:
    """Where the characters are in a state whose version another process has made."""
    session = Session.objects.filter(pk=floor.table.session.pk)
    Character.objects.filter(session__in=session).update(money=77)
    session.update(state_version=F("state_version") + 1)
    world = load_world(floor.table.session.pk, session.get().state_version)
    assert {one.money for one in world.characters()} == {77}
    return {one.place for one in world.characters()}


async def test_a_fault_of_the_schema_is_not_tried_for_ever(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(deltas=2)))
    await meet(Trouble(KEEPING, IntegrityError("UNIQUE constraint failed")))
    bob, _cleo = await close(floor)
    failed = await bob.until("ERROR")
    assert (failed["retry"], failed["round"]) == (True, 1)
    await bob.send("RETRY")
    await bob.ended(1)


async def test_a_lease_that_could_not_be_renewed_once_is_kept(
    opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "RENEW_EVERY", 0.01)
    gate = asyncio.Event()

    async def wait(seconds: float) -> None:
        await gate.wait()

    floor: Floor = await opening(ScriptedEngine(Script(deltas=2, delay=1), sleep=wait))
    renewing = 'SET "lease_expires_at"'
    trouble = await meet(Trouble(renewing, OperationalError(LOCKED), times=2))
    bob, _cleo = await close(floor)
    await bob.until("THINKING")
    async with asyncio.timeout(20):
        while (before := await in_database(_lease, floor)).lease_expires_at is None:
            pass
        now = before
        while now.lease_expires_at == before.lease_expires_at:
            now = await in_database(_lease, floor)
    assert trouble.met == 2
    gate.set()
    await bob.ended(1)
