"""CHARACTER_CREATION: one answer at a time, until somebody sits down."""

from __future__ import annotations

from django.utils.translation import gettext as _

from campaigns.errors import InvalidRequest, TurnError
from campaigns.models import Seat
from campaigns.realtime.arriving import show_creation, show_table, take_seat
from campaigns.realtime.commands import Creation
from campaigns.realtime.connection import Connection
from campaigns.realtime.frames import frame
from campaigns.realtime.runtime import Runtime
from campaigns.selectors.creation import finished_character
from campaigns.services import creation
from campaigns.services.owning import by_owner
from campaigns.storage import in_database


async def create(runtime: Runtime, connection: Connection, command: Creation) -> None:
    """Do one step of creation and answer with the next; the last one brings the player to the table."""
    seat_pk = connection.seat_pk
    if seat_pk is None:
        raise TurnError(_("You have no seat at this table."))
    seated = await _step(connection.member_id, seat_pk, command)
    if seated is None:
        await show_creation(connection)
        return
    take_seat(connection, seated)
    character = await in_database(finished_character, connection.session_id, seated.public_id)
    connection.send(
        frame("CHARACTER_CREATION", {"phase": "complete", "character": character}, connection.player_id)
    )
    await show_table(runtime, connection)


async def _step(member_id: int, seat_pk: int, command: Creation) -> Seat | None:
    """The seat, when this step has finished the character."""
    said = "" if command.choice is None else str(command.choice)
    if command.action == "back":
        await in_database(by_owner, member_id, creation.go_to, seat_pk, None)
    elif command.action == "edit":
        await in_database(by_owner, member_id, creation.go_to, seat_pk, command.target_step or 0)
    elif command.action == "start_over":
        await in_database(by_owner, member_id, creation.go_to, seat_pk, 0)
    elif command.action == "premade" or command.phase == "premade":
        return await in_database(by_owner, member_id, creation.take_premade, seat_pk, _index(said))
    elif command.phase == "confirmation":
        return await in_database(by_owner, member_id, creation.confirm, seat_pk)
    elif command.phase == "continue":
        await in_database(by_owner, member_id, creation.skip, seat_pk)
    elif command.phase == "scene":
        await in_database(by_owner, member_id, creation.answer, seat_pk, said, command.answer)
    else:
        raise InvalidRequest(_("Say which phase this answers, or an action."))
    return None


def _index(said: str) -> int:
    if not said.isdecimal() or int(said) < 1:
        raise InvalidRequest(_("Choose a ready-made character by its number, from 1."))
    return int(said) - 1
