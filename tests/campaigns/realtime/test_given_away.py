"""A seat that was given away is spoken for by its new player alone, also while no news travels between processes."""

from __future__ import annotations

import pytest

from campaigns.models import Seat, Submission
from campaigns.storage import in_database
from tests.sockets import Floor

WORDS = [
    ("PLAYER_ACTION", {"action": "I run."}),
    ("PLAYER_ACTION", {"action": "Is it dark?", "aside": True}),
    ("YIELD", {}),
    ("READY", {}),
    ("LEAVE", {}),
    ("PREFERENCE", {"table_throws": False}),
    ("PLAYER_SEAT", {"character_slot": 1}),
    ("JOURNAL_REQUEST", {}),
    ("HISTORY", {"before_seq": 100}),
    ("GROW", {"offer": "x"}),
]


def _free(seat: Seat) -> None:
    """Give a seat away as another process does while Redis is away: the row knows, nobody is told."""
    Seat.objects.filter(pk=seat.pk).update(member=None)


async def test_who_sits_there_speaks(floor: Floor) -> None:
    bob, _cleo = await floor.pair()
    await bob.act("I run.")
    await bob.settle()
    assert not bob.of("ERROR")
    assert await in_database(Submission.objects.filter(seat=floor.table.bob_seat).count) == 1


@pytest.mark.parametrize(("type_", "payload"), WORDS)
async def test_who_sat_there_is_refused(floor: Floor, type_: str, payload: dict[str, object]) -> None:
    bob, _cleo = await floor.pair()
    await in_database(_free, floor.table.bob_seat)
    await bob.send(type_, **payload)
    refused = await bob.refused()
    assert refused["type"] == "FORBIDDEN"
    assert "somebody else" in refused["message"]
    seat = await in_database(Seat.objects.get, pk=floor.table.bob_seat.pk)
    assert (seat.status, seat.ready, seat.throws_by_itself) == (Seat.Status.PLAYING, False, True)
    assert not await in_database(Submission.objects.filter(seat=seat).exists)


async def test_who_sat_there_has_no_command_answered(floor: Floor) -> None:
    bob, _cleo = await floor.pair()
    await in_database(_free, floor.table.bob_seat)
    await bob.act("/inventory")
    answer = await bob.until("COMMAND_RESULT")
    assert (answer["ok"], "somebody else" in answer["text"]) == (False, True)
