"""One table across two web processes: when one dies in the middle of a turn, the other finishes it."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.cluster.conftest import Cluster
from tests.player import Player

TAKEOVER_SECONDS = 45.0


@asynccontextmanager
async def seated(cluster: Cluster) -> AsyncIterator[tuple[Player, Player]]:
    """Bob at the first process and Cleo at the second, at one table, past its opening."""
    async with Player(cluster.first.url, "Bob") as bob, Player(cluster.second.url, "Cleo") as cleo:
        genres = await bob.ask("GET", "/api/genres")
        genre, shelf = next(iter(genres.items()))
        await bob.found(genre, shelf["worlds"][0]["slug"])
        await bob.come()
        await cleo.come(bob.slug)
        await bob.make_character()
        await cleo.make_character()
        for player in (bob, cleo):
            await player.told(0)
        yield bob, cleo


def numbers(player: Player) -> list[int]:
    """The numbers of the stored events a player was shown, in the order of their arrival."""
    return [frame["payload"]["seq"] for frame in player.frames if "seq" in frame["payload"]]


def submitted(status: dict) -> set[str]:
    """Who has spoken in round 1, by player id."""
    entries = status["entries"] if status["round"] == 1 else []
    return {entry["player_id"] for entry in entries if entry["status"] == "submitted"}


async def test_two_who_speak_last_at_the_same_instant_close_the_turn(cluster: Cluster) -> None:
    async with seated(cluster) as (bob, cleo):
        for round_ in (1, 2, 3):
            await asyncio.gather(bob.act("I look along the shore."), cleo.act("I listen at the door."))
            first, second = await asyncio.gather(bob.told(round_), cleo.told(round_))
            assert first["text"] == second["text"]


async def test_a_turn_is_told_to_players_of_both_processes(cluster: Cluster) -> None:
    async with seated(cluster) as (bob, cleo):
        await bob.act("I look along the shore for a boat.")
        await cleo.act("I listen at the door.")
        first, second = await bob.told(1), await cleo.told(1)
        assert first["text"] == second["text"]
        assert bob.received("NARRATION_DELTA"), "prose streams to the process that does not tell it"
        assert cleo.received("NARRATION_DELTA")


async def test_the_other_process_finishes_what_a_dead_one_began(cluster: Cluster) -> None:
    async with seated(cluster) as (bob, cleo):
        await bob.act("I look along the shore for a boat.")
        # Whoever closes the turn resolves it: the second process, once Cleo knows that Bob has spoken.
        await cleo.until("TURN_STATUS", lambda payload: submitted(payload) == {bob.player_id})
        await cleo.act("I listen at the door.")
        begun = await bob.until("NARRATION_DELTA", lambda payload: payload["round"] == 1)
        cluster.second.kill()

        told = await bob.told(1, seconds=TAKEOVER_SECONDS)
        assert told["text"].startswith("Round 1, part 1.")
        attempts = {delta["attempt"] for delta in bob.received("NARRATION_DELTA") if delta["round"] == 1}
        assert max(attempts) > begun["attempt"], "a later attempt tells clients to drop what they showed"
        assert [told["round"] for told in bob.received("NARRATION")] == [0, 1], "no turn is told twice"
        thrown = [result["request_id"] for result in bob.received("DICE_RESULT")]
        assert len(thrown) == len(set(thrown)), "nothing is rolled twice"

        cleo.base = cluster.first.url
        await cleo.come()
        if 1 not in [told["round"] for told in cleo.received("NARRATION")]:
            await cleo.told(1)
        for player in (bob, cleo):
            assert numbers(player) == list(itertools.islice(itertools.count(1), len(numbers(player))))

        await bob.act("I push the boat off.")
        await cleo.act("I jump in.")
        assert (await cleo.told(2))["text"] == (await bob.told(2))["text"]
