"""What one web process keeps running beside its sockets: the rooms, the narrator, turns being resolved, the clock.

Started by the first socket or by the server, because Django has no lifespan that one could rely on.
"""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections import defaultdict
from collections.abc import Callable
from typing import Final

from channels.layers import get_channel_layer
from django.db import DatabaseError, OperationalError
from django.utils.translation import gettext as _

from campaigns import broadcast
from campaigns.errors import CampaignError, TurnError
from campaigns.events import SubmissionMade
from campaigns.realtime.hub import Hub
from campaigns.realtime.relay import Relay
from campaigns.services import accounting, asides, late_arrivals, presence, retelling, standing
from campaigns.services.asides import Asked
from campaigns.services.engines import Engines
from campaigns.services.resolving import give_up, resolve
from campaigns.services.routing import route_early
from campaigns.services.standing_in import stand_in
from campaigns.services.sweeping import Due, look_around
from campaigns.storage import in_database
from campaigns.world.standing_in import HOLD_BACK
from narrator.contracts import Engine
from narrator.engines.routers import router_of
from narrator.routing import Router

log = logging.getLogger(__name__)

LOOK_EVERY: Final = 1.0
ROUTE_AFTER: Final = 0.2
"""Seconds for which words are left alone: a turn that closes within them, or other words, make routing needless."""
type EngineSource = Callable[[], Engine]

_engine_source: list[EngineSource] = []
_running: dict[asyncio.AbstractEventLoop, Runtime] = {}


class Runtime:
    """One process's running parts."""

    def __init__(self, engine: Engine) -> None:
        self.process = uuid.uuid4().hex
        self.engines = Engines(engine)
        self.hub = Hub(self.take_up, self._ring, self.route)
        self._resolving: dict[int, asyncio.Task[None]] = {}
        self._bells: dict[int, asyncio.Event] = {}
        self._bringing_in: dict[int, asyncio.Task[None]] = {}
        self._retelling: dict[int, asyncio.Task[None]] = {}
        self._standing_in: dict[int, asyncio.Task[None]] = {}
        self._answering: dict[int, asyncio.Task[None]] = {}
        self._unrouted: defaultdict[int, dict[int, asyncio.TimerHandle]] = defaultdict(dict)
        self._routing: set[asyncio.Task[None]] = set()
        self._accounting: dict[int, asyncio.Task[None]] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._relay: Relay | None = None

    async def start(self) -> None:
        """Listen to services, to other processes and to the clock."""
        broadcast.register(self.hub.receive)
        if get_channel_layer() is not None:
            self._relay = Relay(self.hub, self.process)
            await self._relay.start()
        self._tasks.append(asyncio.create_task(self._watch()))

    async def stop(self) -> None:
        """Stop in good order: turns being told are given up by their lease, sockets count as dropped."""
        broadcast.unregister(self.hub.receive)
        if self._relay is not None:
            self._relay.stop()
        for turn_id in tuple(self._unrouted):
            self._leave_unrouted(turn_id)
        working = (
            self._resolving,
            self._bringing_in,
            self._retelling,
            self._standing_in,
            self._answering,
            self._accounting,
        )
        tasks = (*self._tasks, *self._routing, *(task for doing in working for task in doing.values()))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.engines.close()
        await in_database(presence.clear_process, self.process)

    def take_up(self, turn_id: int) -> None:
        """Resolve a turn in this process, unless it is at it already."""
        self._leave_unrouted(turn_id)
        if turn_id not in self._resolving:
            self._resolving[turn_id] = asyncio.create_task(self._resolve(turn_id))

    def _leave_unrouted(self, turn_id: int) -> None:
        """What has not begun to be routed is read at the close. A request that is on its way is let come to its end."""
        for timer in self._unrouted.pop(turn_id, {}).values():
            timer.cancel()

    def _ring(self, turn_id: int) -> None:
        """Have whoever tells a turn here look at once whether it is still theirs."""
        if turn_id in self._bells:
            self._bells[turn_id].set()

    async def _resolve(self, turn_id: int) -> None:
        bell = self._bells[turn_id] = asyncio.Event()
        try:
            engine, embedder = await self.engines.of_turn(turn_id), await self.engines.embedder()
            await resolve(turn_id, owner=self.process, engine=engine, embedder=embedder, bell=bell)
        except OperationalError:
            # The turn stays held until its lease runs out; then somebody takes it up again.
            log.exception("a turn could not be kept", extra={"turn": turn_id})
        except Exception:  # the outermost loop of a worker: a fault of ours must not hang the table
            log.exception("a turn met a fault of ours", extra={"turn": turn_id})
            await in_database(give_up, turn_id, self.process)
        finally:
            del self._resolving[turn_id]
            del self._bells[turn_id]

    def route(self, made: SubmissionMade) -> None:
        """Have a submission routed in a moment, in place of what its seat has said just before."""
        seats = self._unrouted[made.turn]
        if made.seat in seats:
            seats[made.seat].cancel()
        seats[made.seat] = self.hub.loop.call_later(ROUTE_AFTER, self._begin_routing, made)

    def _begin_routing(self, made: SubmissionMade) -> None:
        seats = self._unrouted[made.turn]
        seats.pop(made.seat, None)
        if not seats:
            del self._unrouted[made.turn]
        task = asyncio.create_task(self._route(made))
        self._routing.add(task)
        task.add_done_callback(self._routing.discard)

    async def _route(self, made: SubmissionMade) -> None:
        try:
            await route_early(made.turn, made.seat, find=self._router)
        except DatabaseError:
            log.exception("a submission could not be routed", extra={"turn": made.turn})
        except Exception:  # the outermost loop of a worker: what is not routed here is read at the close
            log.exception("routing met a fault of ours", extra={"turn": made.turn})

    async def _router(self, session_id: int) -> Router:
        return router_of(await self.engines.of_session(session_id))

    def bring_in(self, seat_id: int) -> None:
        """Bring who has joined late into the story, unless this process is at it already."""
        if seat_id not in self._bringing_in:
            self._bringing_in[seat_id] = asyncio.create_task(self._bring_in(seat_id))

    async def _bring_in(self, seat_id: int) -> None:
        try:
            await late_arrivals.tell(seat_id, engine=await self.engines.of_seat(seat_id))
        except DatabaseError:
            # The clock takes it up again when the time that was taken for it has run out.
            log.exception("an arrival could not be kept", extra={"seat": seat_id})
        except (
            Exception
        ):  # the outermost loop of a worker: a fault of ours must not leave anybody without the story
            log.exception("an arrival met a fault of ours", extra={"seat": seat_id})
            await in_database(late_arrivals.recap_instead, seat_id)
        finally:
            del self._bringing_in[seat_id]

    def tell_again(self, turn_id: int) -> None:
        """Tell a settled turn in other words, unless this process is at it already."""
        if turn_id not in self._retelling:
            self._retelling[turn_id] = asyncio.create_task(self._tell_again(turn_id))

    async def _tell_again(self, turn_id: int) -> None:
        try:
            await retelling.tell(turn_id, engine=await self.engines.of_turn(turn_id))
        except DatabaseError:
            # The clock takes it up again when the time that was taken for it has run out.
            log.exception("a turn told again could not be kept", extra={"turn": turn_id})
        except Exception:  # the outermost loop of a worker: a fault of ours must not leave a turn half told
            log.exception("telling a turn again met a fault of ours", extra={"turn": turn_id})
            await in_database(retelling.give_up, turn_id)
        finally:
            del self._retelling[turn_id]

    def stand_in(self, turn_id: int, seat_id: int) -> None:
        """Act for a seat whose player is away, unless this process is at it already."""
        if seat_id not in self._standing_in:
            self._standing_in[seat_id] = asyncio.create_task(self._stand_in(turn_id, seat_id))

    async def _stand_in(self, turn_id: int, seat_id: int) -> None:
        try:
            await stand_in(turn_id, seat_id, engine=await self.engines.of_seat(seat_id))
        except DatabaseError:
            # The clock takes it up again when the time that was taken for it has run out.
            log.exception("a stand-in's deed could not be kept", extra={"seat": seat_id})
        except Exception:  # the outermost loop of a worker: a fault of ours must not hold up the table
            log.exception("a stand-in met a fault of ours", extra={"seat": seat_id})
            await in_database(standing.speak, turn_id, seat_id, HOLD_BACK)
        finally:
            del self._standing_in[seat_id]

    def account(self, turn_id: int) -> None:
        """Account for what a turn's prose implies, unless this process is at it already."""
        if turn_id not in self._accounting:
            self._accounting[turn_id] = asyncio.create_task(self._account(turn_id))

    async def _account(self, turn_id: int) -> None:
        try:
            await accounting.account(turn_id, engine=await self.engines.of_turn(turn_id))
        except Exception:  # the outermost loop of a worker: the clock takes it up again, a few times
            log.exception("a turn could not be accounted for", extra={"turn": turn_id})
        finally:
            del self._accounting[turn_id]

    def answer(self, asked: Asked, refuse: Callable[[CampaignError], None]) -> None:
        """Have a question answered; the answer is kept whoever still listens, a failure is given to ``refuse``.

        Raises ``TurnError`` while the seat's last question is still being answered here.
        """
        if asked.seat_id in self._answering:
            raise TurnError(
                _("The GM is still thinking about your last question."), hint=_("Ask this one after it.")
            )
        self._answering[asked.seat_id] = asyncio.create_task(self._answer(asked, refuse))

    async def _answer(self, asked: Asked, refuse: Callable[[CampaignError], None]) -> None:
        try:
            await asides.answer(asked, engine=await self.engines.of_session(asked.session_id))
        except CampaignError as refused:
            refuse(refused)
        except Exception:  # the outermost loop of a worker: a fault of ours must not leave a question open
            log.exception("a question met a fault of ours", extra={"seat": asked.seat_id})
            refuse(TurnError(_("Something broke behind the screen."), hint=_("Ask again in a while.")))
        finally:
            del self._answering[asked.seat_id]

    async def _watch(self) -> None:
        """The process's clock. It goes on whatever happens, because barriers and leases depend on it."""
        renewed = 0.0
        while True:
            due = time.monotonic() - renewed >= presence.RENEW_EVERY
            if due:
                renewed = time.monotonic()
            try:
                found = await in_database(
                    look_around, tuple(self.hub.rooms), renewing=self.process if due else None
                )
            except DatabaseError:
                log.exception("the database could not be asked")
            else:
                self._take_on(found)
            await asyncio.sleep(LOOK_EVERY)

    def _take_on(self, found: Due) -> None:
        """Begin what a look at the clock has found to be due."""
        for turn_id in found.turns:
            self.take_up(turn_id)
        for seat_id in found.arrivals:
            self.bring_in(seat_id)
        for turn_id in found.retellings:
            self.tell_again(turn_id)
        for turn_id, seat_id in found.standing_in:
            self.stand_in(turn_id, seat_id)
        for turn_id in found.accounts:
            self.account(turn_id)
        for session, position in found.positions.items():
            room = self.hub.rooms.get(session)
            if room is not None and position > room.position:
                self.hub.fill(room)


def narrate_with(source: EngineSource) -> None:
    """Say where a starting runtime gets its engine from; the site does so from its settings."""
    _engine_source[:] = [source]


async def runtime() -> Runtime:
    """This event loop's runtime, started when it is first asked for."""
    loop = asyncio.get_running_loop()
    found = _running.get(loop)
    if found is None:
        found = _running[loop] = Runtime(_engine_source[0]())
        await found.start()
    return found


async def stop_runtime() -> None:
    """Stop this event loop's runtime, if it has one."""
    found = _running.pop(asyncio.get_running_loop(), None)
    if found is not None:
        await found.stop()
