"""Deciding on what the story implies: accepted it becomes so once, by the rules; what is too late says why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from campaigns import storage
from campaigns.errors import Conflict, InvalidRequest, NotFound
from campaigns.models import Character, Event, Item, Proposal, Save
from campaigns.selectors.proposals import proposal_lines, proposals
from campaigns.selectors.transcript import missed
from campaigns.selectors.worlds import load_world
from campaigns.services.directing import direct
from campaigns.services.editing import edit_entity
from campaigns.services.proposals import accept, number_in, reject
from campaigns.services.steering import Steered, steer
from campaigns.storage import in_database
from campaigns.world.entities import ItemState
from campaigns.world.state import World
from campaigns.world.visibility import Viewer
from narrator.contracts import Draft, Segment
from tests.campaigns.services.accounts import BY, KEY, told
from tests.cast import Table, set_table


@pytest.fixture
def table(transactional_db: None) -> Iterator[Table]:
    """A table that other threads can see."""
    yield set_table()
    storage.shut_down()


def keys(table: Table) -> list[tuple[str, str]]:
    """Every brass key there is, and who has it."""
    names = dict(Character.objects.filter(session=table.session).values_list("key", "name"))
    found = Item.objects.filter(session=table.session, name="Brass key").values_list("name", "holder")
    return [(name, names.get(holder, holder)) for name, holder in found]


async def test_what_is_accepted_is_in_state_save_and_log(table: Table) -> None:
    await told(table)
    assert await in_database(accept, table.session.pk, 1, BY) == "Ida Marsh has got: brass key."
    assert await in_database(keys, table) == [("Brass key", "Ida Marsh")]
    row = await in_database(Proposal.objects.get)
    assert (row.status, row.decided_by, row.decided_at is not None) == ("accepted", "Alice", True)
    events = await in_database(
        lambda: list(Event.objects.order_by("-position").values_list("kind", "audience")[:2])
    )
    assert sorted(events) == [("ACCOUNTED", None), ("GM_ACTION", [])]
    assert (await in_database(Save.objects.latest, "number")).reason == "accepted by Alice"


async def test_it_is_accepted_once(table: Table) -> None:
    await told(table)
    await in_database(accept, table.session.pk, 1, BY)
    for decide in (accept, reject):
        with pytest.raises(Conflict, match="already"):
            await in_database(decide, table.session.pk, 1, BY)
    assert await in_database(keys, table) == [("Brass key", "Ida Marsh")]


async def test_what_is_rejected_stays_words(table: Table) -> None:
    await told(table)
    await in_database(reject, table.session.pk, 1, BY)
    with pytest.raises(Conflict):
        await in_database(accept, table.session.pk, 1, BY)
    assert await in_database(keys, table) == []
    assert not await in_database(Event.objects.filter(kind="ACCOUNTED").exists)


async def test_who_has_left_play_is_given_nothing(table: Table) -> None:
    await told(table)
    await in_database(_edit, table, "character", "Ida Marsh", {"status": "left"})
    with pytest.raises(Conflict, match="not in play"):
        await in_database(accept, table.session.pk, 1, BY)
    assert (await in_database(Proposal.objects.get)).status == "open", "nothing was decided"


async def test_what_is_gone_is_not_handed_on(table: Table) -> None:
    await in_database(_put_rope, table)
    await told(table, "Berit hands Ida her coil of rope.")
    assert (await in_database(Proposal.objects.get)).subject_id == "rope"
    await in_database(_edit, table, "item", "coil of rope", {"holder": "quay", "holder_kind": "place"})
    with pytest.raises(Conflict, match="not where"):
        await in_database(accept, table.session.pk, 1, BY)


async def test_what_has_become_so_meanwhile_is_not_done_twice(table: Table) -> None:
    await told(table)
    await told(table)
    await in_database(accept, table.session.pk, 1, BY)
    with pytest.raises(Conflict, match="so already"):
        await in_database(accept, table.session.pk, 2, BY)
    assert await in_database(keys, table) == [("Brass key", "Ida Marsh")]


async def test_nobody_comes_to_where_the_party_has_left(table: Table) -> None:
    await told(table, "Ansel walks in.")
    await in_database(direct, table.session, table.alice, "move quay")
    with pytest.raises(Conflict, match="moved on"):
        await in_database(accept, table.session.pk, 1, BY)


async def test_only_those_hear_of_it_who_have_read_the_words(table: Table) -> None:
    seat = table.bob_seat.public_id
    await told(table, Draft("It is late.", segments=(Segment("Berit hands you a brass key.", (seat,)),)))
    shown = await in_database(proposals, table.session.pk)
    assert shown["proposals"][0]["only"] == ["Ida Marsh"]  # type: ignore[index,call-overload]
    await in_database(accept, table.session.pk, 1, BY)
    heard = [
        await in_database(_heard, table, seat_pk, Viewer(seat_id))
        for seat_pk, seat_id in (
            (table.bob_seat.pk, seat),
            (table.cleo_seat.pk, table.cleo_seat.public_id),
        )
    ]
    assert heard == [["Ida Marsh has got: brass key."], []]


async def test_the_gm_reads_what_waits(table: Table) -> None:
    assert await in_database(proposal_lines, table.session.pk) == "Nothing waits to be decided."
    await told(table)
    assert KEY in await in_database(proposal_lines, table.session.pk)
    line = await in_database(direct, table.session, table.alice, "proposals")
    assert line.startswith("1: Ida Marsh has got: brass key.")


async def test_a_number_that_there_is_not_is_refused(table: Table) -> None:
    for decide in (accept, reject):
        with pytest.raises(NotFound):
            await in_database(decide, table.session.pk, 7, BY)
    for words in ("", "x", "-1", "9" * 12):
        with pytest.raises(InvalidRequest):
            number_in(words)


def _edit(table: Table, kind: str, name: str, fields: dict[str, str]) -> None:
    world = load_world(table.session.pk, _version(table))
    key = next(one.id for one in world if one.kind == kind and getattr(one, "name", "") == name)
    edit_entity(table.session.pk, kind, key, fields, shown={}, by="Alice")  # type: ignore[arg-type]


def _version(table: Table) -> int:
    table.session.refresh_from_db()
    return table.session.state_version


def _put_rope(table: Table) -> None:
    def put(world: World) -> Steered:
        world.put(ItemState("rope", "coil of rope", "berit", "npc"))
        return Steered("A rope for Berit.")

    steer(table.session.pk, put, reason="a rope")


def _heard(table: Table, seat: int, viewer: Viewer) -> list[str]:
    shown = missed(table.session.pk, seat, viewer, None).shown
    return [str(event.body["text"]) for event in shown if event.kind == "ACCOUNTED"]
