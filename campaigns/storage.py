"""Runs whole units of database work off the event loop, in bounded pools of threads that keep their connections.

SQLite has one writer, so one thread writes and another reads beside it; PostgreSQL has several for both, each with
a pooled connection. Whoever only looks (a player who joins, an older page) never stands in the way of a turn.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.conf import settings
from django.db import close_old_connections, connection, connections

_pools: dict[str, ThreadPoolExecutor] = {}


def _pool(name: str) -> ThreadPoolExecutor:
    single = connection.vendor == "sqlite"
    name = name if single else "database"
    if name not in _pools:
        _pools[name] = ThreadPoolExecutor(
            1 if single else int(settings.DATABASE_THREADS), thread_name_prefix=name
        )
    return _pools[name]


def _unit[**P, R](work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    try:
        return work(*args, **kwargs)
    finally:
        close_old_connections()


async def _run[R](pool: str, unit: Callable[[], R]) -> R:
    context = contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(_pool(pool), context.run, unit)


async def in_database[**P, R](work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run one unit of work that may write and return what it returns; raises what it raises."""
    return await _run("database", partial(_unit, work, *args, **kwargs))


async def look_up[**P, R](work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run one unit of work that only reads and return what it returns; raises what it raises."""
    return await _run("reading", partial(_unit, work, *args, **kwargs))


def shut_down() -> None:
    """Close the pools and their connections, when the process stops or a test ends."""
    while _pools:
        _name, pool = _pools.popitem()
        pool.submit(connections.close_all).result(timeout=10)
        pool.shutdown(wait=True)
