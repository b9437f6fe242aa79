"""What each command of a seated player has done: one small function a command, each calling one service."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, cast

from django.utils.translation import gettext as _

from campaigns.broadcast import send
from campaigns.errors import InvalidRequest, TurnError
from campaigns.events import Fleeting
from campaigns.models import Member, Submission
from campaigns.realtime import creating
from campaigns.realtime.commands import (
    ActionReveal,
    Chat,
    CheckThrow,
    ClientError,
    Command,
    Creation,
    DiceSpend,
    DiceThrow,
    Grow,
    Growth,
    History,
    JournalRequest,
    PlayerAction,
    PlayerSeat,
    Preference,
    StandIn,
    TableSettings,
)
from campaigns.realtime.connection import Connection
from campaigns.realtime.frames import body_text, frame, numbered, refusal
from campaigns.realtime.reveals import reveal
from campaigns.realtime.runtime import Runtime
from campaigns.rules.contracts import Json
from campaigns.selectors.growing import growth_of
from campaigns.selectors.journals import journal_of
from campaigns.selectors.transcript import page_before
from campaigns.services import (
    asides,
    commands,
    growing,
    rolling,
    seating,
    spending,
    standing,
    talking,
    throwing,
    turns,
)
from campaigns.services.owning import as_owner, by_owner
from campaigns.services.reopening import retry
from campaigns.storage import in_database, look_up

type Doing = Callable[[Runtime, Connection, Command], Awaitable[None]]

NEW_SLOT: Final = "new"
"""The slot that a player asks for whose character has died."""


async def perform(runtime: Runtime, connection: Connection, type_: str, command: Command) -> None:
    """Have one command done. Raises ``CampaignError`` with what the player is to be told."""
    await DOINGS[type_](runtime, connection, command)


def _seat(connection: Connection) -> int:
    if connection.seat_pk is None:
        raise TurnError(_("You have no seat at this table."))
    return connection.seat_pk


async def _act(runtime: Runtime, connection: Connection, command: Command) -> None:
    said = cast(PlayerAction, command)
    text = said.action.strip()
    if text.startswith("/"):
        result = await in_database(
            commands.run, connection.member_id, connection.session_id, connection.seat_pk, text
        )
        connection.send(frame("COMMAND_RESULT", result, connection.player_id))
    elif said.aside:
        await _ask(runtime, connection, text)
    else:
        await in_database(turns.submit, _seat(connection), text=said.action, member_id=connection.member_id)


async def _ask(runtime: Runtime, connection: Connection, text: str) -> None:
    """Take a question; it is answered beside whatever else its asker does meanwhile."""
    asked = await in_database(by_owner, connection.member_id, asides.ask, _seat(connection), text)
    runtime.answer(asked, lambda refused: connection.send(refusal(refused, connection.player_id)))


async def _yield(runtime: Runtime, connection: Connection, command: Command) -> None:
    await in_database(
        turns.submit, _seat(connection), text="", kind=Submission.Kind.YIELD, member_id=connection.member_id
    )


async def _chat(runtime: Runtime, connection: Connection, command: Command) -> None:
    await in_database(talking.chat, connection.session_id, connection.member_id, cast(Chat, command).text)


async def _throw(runtime: Runtime, connection: Connection, command: Command) -> None:
    thrown = cast(DiceThrow, command)
    await in_database(
        by_owner,
        connection.member_id,
        throwing.throw,
        _seat(connection),
        thrown.request_id,
        client_seed=thrown.client_seed,
        throw_params=cast("Mapping[str, Json] | None", thrown.throw_params),
        face=cast("list[Json] | None", thrown.face),
        spends=thrown.spends,
    )


async def _spend(runtime: Runtime, connection: Connection, command: Command) -> None:
    wanted = cast(DiceSpend, command)
    await in_database(
        by_owner, connection.member_id, spending.spend, _seat(connection), wanted.request_id, wanted.spend
    )


async def _check(runtime: Runtime, connection: Connection, command: Command) -> None:
    asked = cast(CheckThrow, command)
    wanted = rolling.FreeCheck(
        skill=asked.save if asked.kind == "save" else asked.skill,
        attribute=asked.attribute,
        difficulty=asked.difficulty_key,
        label=asked.label,
    )
    await in_database(by_owner, connection.member_id, rolling.check, _seat(connection), wanted)


async def _ready(runtime: Runtime, connection: Connection, command: Command) -> None:
    await in_database(by_owner, connection.member_id, seating.set_ready, _seat(connection))


async def _start(runtime: Runtime, connection: Connection, command: Command) -> None:
    member = await in_database(Member.objects.get, pk=connection.member_id)
    await in_database(seating.start, connection.session_id, member)


async def _leave(runtime: Runtime, connection: Connection, command: Command) -> None:
    await in_database(by_owner, connection.member_id, seating.leave, _seat(connection))


async def _retry(runtime: Runtime, connection: Connection, command: Command) -> None:
    await in_database(retry, connection.session_id, connection.scene)


async def _journal(runtime: Runtime, connection: Connection, command: Command) -> None:
    wanted = cast(JournalRequest, command).filter
    payload = await look_up(
        as_owner,
        connection.member_id,
        connection.seat_pk,
        journal_of,
        connection.session_id,
        connection.seat,
        wanted,
    )
    connection.send(frame("JOURNAL_RESPONSE", payload, connection.player_id))


async def _history(runtime: Runtime, connection: Connection, command: Command) -> None:
    if not connection.story:
        raise InvalidRequest(_("The story is for those who are in it."))
    before = cast(History, command).before_seq
    shown = await look_up(
        as_owner,
        connection.member_id,
        connection.seat_pk,
        page_before,
        connection.session_id,
        connection.seat_pk,
        connection.viewer,
        before,
    )
    first = shown[0].seq if shown else before
    connection.send(frame("HISTORY", {"before_seq": before, "first_seq": first, "count": len(shown)}))
    for event in shown:
        connection.send(numbered(event.kind, body_text(event.body), event.seq, event.subject))


async def _prefer(runtime: Runtime, connection: Connection, command: Command) -> None:
    wish = cast(Preference, command)
    if wish.table_throws is not None:
        await in_database(
            by_owner, connection.member_id, seating.let_table_throw, _seat(connection), wish.table_throws
        )
    if wish.private_length is not None or wish.private_words is not None:
        await in_database(
            by_owner,
            connection.member_id,
            seating.tell_alone,
            _seat(connection),
            wish.private_length,
            wish.private_words,
        )


async def _choose_stand_in(runtime: Runtime, connection: Connection, command: Command) -> None:
    wish = standing.Wish(**cast(StandIn, command).model_dump())
    await in_database(by_owner, connection.member_id, standing.choose, _seat(connection), wish)


async def _set_table(runtime: Runtime, connection: Connection, command: Command) -> None:
    wanted = cast(TableSettings, command)
    member = await in_database(Member.objects.get, pk=connection.member_id)
    if wanted.physical_dice is not None:
        await in_database(throwing.choose_dice, connection.session_id, member, wanted.physical_dice)
    if wanted.automatic_growth is not None:
        await in_database(growing.choose_pace, connection.session_id, member, wanted.automatic_growth)


async def _show_growth(runtime: Runtime, connection: Connection, command: Command) -> None:
    given = cast("dict[str, Json]", cast(Growth, command).answers)
    payload = await look_up(by_owner, connection.member_id, growth_of, _seat(connection), given)
    connection.send(frame("GROWTH", payload, connection.player_id))


async def _grow(runtime: Runtime, connection: Connection, command: Command) -> None:
    chosen = cast(Grow, command)
    given = cast("dict[str, Json]", chosen.answers)
    await in_database(by_owner, connection.member_id, growing.grow, _seat(connection), chosen.offer, given)


async def _broke(runtime: Runtime, connection: Connection, command: Command) -> None:
    """Nobody waits for a page that has broken; it counts again when it comes back."""
    told = cast(ClientError, command).message
    await in_database(
        by_owner, connection.member_id, talking.page_broke, _seat(connection), connection.socket, told
    )


async def _create(runtime: Runtime, connection: Connection, command: Command) -> None:
    await creating.create(runtime, connection, cast(Creation, command))


async def _sit(runtime: Runtime, connection: Connection, command: Command) -> None:
    """A character made here is seated already; who asks is told so. Who has lost theirs may ask for a new seat."""
    slot = cast(PlayerSeat, command).character_slot
    if not connection.story:
        raise TurnError(_("Make a character first."))
    if slot == NEW_SLOT:
        await in_database(by_owner, connection.member_id, seating.begin_anew, _seat(connection))
        return
    own = await look_up(by_owner, connection.member_id, seating.own_slot, _seat(connection), slot)
    payload: dict[str, Json] = {"player_id": connection.player_id, "character_slot": own}
    send(Fleeting(connection.session_id, "SEAT_CONFIRMED", payload, subject=connection.player_id))


async def _reveal(runtime: Runtime, connection: Connection, command: Command) -> None:
    await reveal(runtime, connection, cast(ActionReveal, command))


DOINGS: Final[Mapping[str, Doing]] = {
    "PLAYER_ACTION": _act,
    "YIELD": _yield,
    "CHAT": _chat,
    "DICE_THROW": _throw,
    "DICE_SPEND": _spend,
    "CHECK_THROW": _check,
    "READY": _ready,
    "START": _start,
    "LEAVE": _leave,
    "RETRY": _retry,
    "JOURNAL_REQUEST": _journal,
    "HISTORY": _history,
    "PREFERENCE": _prefer,
    "STAND_IN": _choose_stand_in,
    "TABLE_SETTINGS": _set_table,
    "GROWTH": _show_growth,
    "GROW": _grow,
    "CLIENT_ERROR": _broke,
    "CHARACTER_CREATION": _create,
    "PLAYER_SEAT": _sit,
    "ACTION_REVEAL": _reveal,
}
