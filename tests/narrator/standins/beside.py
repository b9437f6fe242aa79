"""The stand-in service in a thread of its own, for tests that drive a whole server from outside."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from tests.narrator.standins.script import Answer
from tests.narrator.standins.server import serving


@contextmanager
def beside(*answers: Answer) -> Iterator[str]:
    """The address of a service that gives the answers in order, the last one again and again."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    address: Future[str] = Future()
    done: Future[asyncio.Event] = Future()

    async def serve() -> None:
        over = asyncio.Event()
        done.set_result(over)
        async with serving(*answers) as (_app, url):
            address.set_result(url)
            await over.wait()

    serving_on = asyncio.run_coroutine_threadsafe(serve(), loop)
    yield address.result(20)
    loop.call_soon_threadsafe(done.result().set)
    serving_on.result(20)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(20)
    loop.close()
