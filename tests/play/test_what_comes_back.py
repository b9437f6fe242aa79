"""The house narrator answers what a player does, and calls back what the table remembers and nobody else's secrets."""

from __future__ import annotations

import asyncio

from campaigns.models import Turn
from campaigns.services.memories import keep
from campaigns.storage import in_database
from campaigns.world.remembering import Remembered
from tests.play.test_memory import Listening
from tests.sockets import Floor

BELL = "The bell of the harbour was cast from drowned men's buttons."
HERON = "The heron carried a brass key over the marsh."
ROUND = 14
"""One of the turns in five that call something back."""


async def _told(floor: Floor, engine: Listening, memories: list[Remembered], bob_says: str) -> str:
    bob, cleo = await floor.pair()

    def remember() -> None:
        keep(floor.table.session.pk, memories)
        Turn.objects.filter(session=floor.table.session).update(number=ROUND)

    await in_database(remember)
    await asyncio.gather(bob.act(bob_says), cleo.act("I wait."))
    await asyncio.gather(bob.ended(ROUND), cleo.ended(ROUND))
    return engine.drafts[-1].text


async def test_a_deed_of_no_consequence_is_told_and_answered(opening) -> None:
    engine = Listening()
    prose = await _told(
        await opening(engine), engine, [], "I juggle three stones to make the children laugh."
    )
    assert "juggles three stones" in prose


async def test_what_the_table_learned_long_ago_comes_back(opening) -> None:
    engine = Listening()
    kept = [Remembered("bell", "event", BELL, weight=4, round=1)]
    prose = await _told(await opening(engine), engine, kept, "I think about the bell and the buttons.")
    assert BELL.removeprefix("The ") in prose


async def test_what_one_player_alone_knows_is_not_called_back(opening) -> None:
    engine = Listening()
    floor: Floor = await opening(engine)
    kept = [
        Remembered(
            "heron", "event", HERON, weight=4, round=1, audience=f"|{floor.table.cleo_seat.public_id}|"
        )
    ]
    prose = await _told(floor, engine, kept, "I look for a heron with a brass key.")
    assert "brass key over the marsh" not in prose
