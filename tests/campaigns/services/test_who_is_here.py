"""Who is here is answered from the state, to the asker, whatever the narrator knows."""

from __future__ import annotations

from campaigns.selectors.worlds import load_world
from campaigns.services.asides import ask
from campaigns.world.present import who_is_here
from campaigns.world.state import World
from tests.cast import Table


def _world(table: Table) -> World:
    table.session.refresh_from_db()
    return load_world(table.session.pk, table.session.state_version)


def test_the_people_present_are_named(table: Table) -> None:
    told = ask(table.bob_seat.pk, "Who is here?").known_by_rules
    assert told.startswith("Tam Reed")
    world = _world(table)
    for npc in world.people_at(world.characters()[0].place):
        assert npc.name in told


def test_another_question_goes_to_the_narrator(table: Table) -> None:
    assert ask(table.bob_seat.pk, "Is it dark?").known_by_rules == ""


def test_the_dead_are_told_apart_and_the_hidden_left_out(table: Table) -> None:
    world = _world(table)
    ida, tam = world.characters()
    for place in {npc.place for npc in world.npcs()}:
        ida_there = world.amend(ida, place=place)
        people = world.people_at(place)
        for npc in people:
            world.amend(npc, status="dead")
        told = who_is_here(world, ida_there)
        assert told.startswith(f"{tam.name} is here.")
        assert told.endswith(("lies dead.", "lie dead."))
        for npc in people:
            world.amend(npc, status="hidden")
        assert who_is_here(world, ida_there) == f"{tam.name} is here."


def test_who_is_alone_is_told_so(table: Table) -> None:
    world = _world(table)
    ida, tam = world.characters()
    world.amend(tam, status="dead")
    for npc in world.people_at(ida.place):
        world.amend(npc, status="gone")
    assert who_is_here(world, ida) == "Nobody is here beside Ida Marsh."
