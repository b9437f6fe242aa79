"""State as a seat may know it."""

from campaigns.world.entities import FactState, QuestState
from campaigns.world.views import foes_view, journal_view, map_view, people_view, quests_view
from campaigns.world.visibility import band_of
from tests.campaigns.world.table import Table


def test_the_map_shows_known_places_only(table: Table) -> None:
    before = {place["id"] for place in map_view(table.world, "main", table.story)["places"]}
    hidden = table.world.place("chandlery")
    assert hidden is not None
    table.world.amend(hidden, known=False)
    after = {place["id"] for place in map_view(table.world, "main", table.story)["places"]}

    assert before == {"quay", "lamp_room", "chandlery"}
    assert after == {"quay", "lamp_room"}


def test_a_journal_holds_ones_own_and_everybodys(table: Table) -> None:
    table.world.put(FactState("mine", "c0", "Only for me.", "Lore"))
    table.world.put(FactState("yours", "c9", "Only for you.", "Lore"))
    contents = [entry["content"] for entry in journal_view(table.world, "c0")]

    assert "Only for me." in contents
    assert "Only for you." not in contents


def test_quests_of_others_are_not_shown(table: Table) -> None:
    table.world.put(QuestState("q", "A private matter", "Find it.", audience=("s1",)))

    assert "q" not in [quest["id"] for quest in quests_view(table.world, "s0")]
    assert "q" in [quest["id"] for quest in quests_view(table.world, "s1")]


def test_feelings_and_foes_are_bands(luckless_table: Table) -> None:
    luckless_table.hardy("berit").at("lamp_room").play("I attack Berit")
    running = luckless_table.world.running_encounter("main")
    assert running is not None
    people = people_view(luckless_table.world, "main")
    foes = foes_view(luckless_table.world, running.id, luckless_table.rules)

    assert people[0]["band"] == "hostile"
    assert "disposition" not in people[0]
    assert set(foes[0]) == {"id", "name", "health"}


def test_bands() -> None:
    assert [band_of(n) for n in (-80, -30, 0, 30, 90)] == [
        "hostile",
        "wary",
        "neutral",
        "friendly",
        "devoted",
    ]
