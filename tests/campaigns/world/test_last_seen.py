"""Who is elsewhere goes on seeing people and goals as they last were, until they come back or are told."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from campaigns.world.entities import CharacterState, ClockState, NpcState, QuestState, SceneState
from campaigns.world.last_seen import anybody_behind, keep_for_those_elsewhere, look_up, shows_anew
from campaigns.world.plot import THREAT
from campaigns.world.speaking import band_of
from campaigns.world.state import World
from campaigns.world.views import people_view, quests_view
from tests.campaigns.world.table import Table

type NewTable = Callable[..., Table]

BOB, CLEO = "c0", "c1"


def parted(new_table: NewTable) -> Table:
    """Bob on the quay with somebody both have met and a goal of both; Cleo up in the lamp room."""
    table = new_table(players=2)
    table.play("I go to the lamp room", "I stay")
    world = table.world
    for npc in world.npcs():
        world.amend(npc, met=True, place="quay", disposition=0)
    world.put(QuestState("find", "Find the oil", "Look for it.", stakes="The light."))
    table.world = World(world)
    return table


def scene_of(world: World, character: str) -> str:
    found = world.character(character)
    assert found is not None
    return found.scene


def band(world: World, character: str | None) -> str:
    """How the first person of the world stands, on somebody's page."""
    return str(people_view(world, "main", character)[0]["band"])


def offend(table: Table, by: str) -> None:
    """Somebody's part of the party makes an enemy, and settles their turn."""
    npc = table.world.npcs()[0]
    table.world.amend(npc, disposition=-90)
    keep_for_those_elsewhere(table.world, scene_of(table.world, by))


def test_who_is_elsewhere_does_not_see_that_somebody_has_turned(new_table: NewTable) -> None:
    table = parted(new_table)
    offend(table, CLEO)

    assert band(table.world, CLEO) == "hostile"
    assert band(table.world, BOB) == "neutral"
    assert band(table.world, None) == "hostile"


def test_a_goal_that_was_reached_elsewhere_is_still_open_on_their_page(new_table: NewTable) -> None:
    table = parted(new_table)
    quest = table.world.quest("find")
    assert quest is not None
    table.world.put(replace(quest, status="done"))
    keep_for_those_elsewhere(table.world, scene_of(table.world, CLEO))

    def status(seat: str) -> object:
        return next(one["status"] for one in quests_view(table.world, seat) if one["id"] == "find")

    assert (status("s1"), status("s0")) == ("done", "open")


def test_who_sees_them_again_sees_how_they_are(new_table: NewTable) -> None:
    table = parted(new_table)
    offend(table, CLEO)
    scene = table.world.scene(scene_of(table.world, BOB))
    assert scene is not None
    table.world.amend(scene, place="quay")
    keep_for_those_elsewhere(table.world, scene.id)

    assert band(table.world, BOB) == "hostile"


def test_when_all_are_together_nobody_is_behind(new_table: NewTable) -> None:
    table = parted(new_table)
    offend(table, CLEO)
    look_up(table.world)
    assert band(table.world, BOB) == "neutral"
    table.world.amend(table.world.character(CLEO), scene=scene_of(table.world, BOB))
    look_up(table.world)

    assert band(table.world, BOB) == "hostile"
    assert not anybody_behind(table.world)


def test_who_is_told_sees_as_the_one_who_tells(new_table: NewTable) -> None:
    table = new_table(players=3)
    table.play("I go to the lamp room", "I stay", "I stay")
    for npc in table.world.npcs():
        table.world.amend(npc, met=True, place="chandlery", disposition=0)
    table.world = World(table.world)
    offend(table, "c1")
    table.world.amend(table.world.character("c0"), scene=scene_of(table.world, "c2"))
    assert band(table.world, "c0") == "neutral"
    table.play("I wait", "I tell the others what I know", "I wait")

    assert band(table.world, "c2") == "hostile"


def test_catching_up_sends_the_pages_again(new_table: NewTable) -> None:
    table = parted(new_table)
    offend(table, CLEO)
    table.world = World(table.world)
    table.world.amend(table.world.character(CLEO), scene=scene_of(table.world, BOB))
    look_up(table.world)

    assert any(shows_anew(change) for change in table.world.changes())


@given(st.integers(-100, 100), st.lists(st.integers(-100, 100), max_size=6))
def test_however_often_somebody_turns_the_page_of_who_is_away_stays(first: int, later: list[int]) -> None:
    world = World(
        [
            *(SceneState(f"s{n}", place=f"p{n}") for n in range(2)),
            *(
                CharacterState(f"c{n}", f"s{n}", f"s{n}", f"C{n}", "they/them", "", place=f"p{n}")
                for n in range(2)
            ),
            NpcState("n0", "Ansel", "he/him", "", place="p1", disposition=first, met=True),
            ClockState(THREAT, "Threat", 6),
        ]
    )
    for disposition in later:
        world = World(world)
        world.amend(world.npcs()[0], disposition=disposition)
        keep_for_those_elsewhere(world, "s1")

    assert people_view(world, "s0", "c0")[0]["band"] == band_of(first)
    assert people_view(world, "s1", "c1")[0]["band"] == band_of([first, *later][-1])
