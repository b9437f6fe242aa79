"""The channel layer is only a doorbell: while Redis is away the log carries the table, and then it is live again."""

import asyncio
import time

from tests.cluster.conftest import Cluster
from tests.cluster.services import Redis
from tests.cluster.test_takeover import seated
from tests.live_server import LiveServer

BACK_SECONDS = 30.0


def wait_for_the_layer(server: LiveServer) -> None:
    """Return when a web process has found Redis again."""
    until = time.monotonic() + BACK_SECONDS
    while (server.health() or {}).get("channel_layer") != "ok":
        assert time.monotonic() < until, server.printed
        time.sleep(0.2)


async def test_a_table_plays_on_while_redis_is_away(cluster: Cluster, redis: Redis) -> None:
    async with seated(cluster) as (bob, cleo):
        redis.stop()
        try:
            await asyncio.gather(bob.act("I look along the shore."), cleo.act("I listen at the door."))
            first, second = await asyncio.gather(bob.told(1), cleo.told(1))
            assert first["text"] == second["text"]
            health = await asyncio.to_thread(cluster.first.health)
            assert health is not None
            assert health["channel_layer"] == "down"
        finally:
            redis.start()

        for server in (cluster.first, cluster.second):
            await asyncio.to_thread(wait_for_the_layer, server)
        await asyncio.gather(bob.act("I push the boat off."), cleo.act("I jump in."))
        first, second = await asyncio.gather(bob.told(2), cleo.told(2))
        assert first["text"] == second["text"]
        for player in (bob, cleo):
            streamed = {delta["round"] for delta in player.received("NARRATION_DELTA")}
            assert 2 in streamed, "prose streams between the processes again"
