"""Tools that lean on what the turn came to: threads, gifts, promises, temptations."""

from __future__ import annotations

from campaigns.world.entities import ItemState
from campaigns.world.plot import read_plot
from tests.campaigns.world.table import Table
from tests.campaigns.world.tooling.calls import ask, call, did, tools_of


def lantern(holder: str = "ansel", source: str = "lantern") -> ItemState:
    """A lantern in somebody's hands."""
    return ItemState("lantern1", "Lantern", holder, "npc", source)


def given(table: Table, *outcomes: object, **changes: str) -> str:
    """Whether Ansel gives his lantern to Odd Pike: the call's status."""
    arguments = {"item": "lantern", "giver": "Ansel", "receiver": "Odd Pike", "reason": "He owes him."}
    return ask(tools_of(table, *outcomes), "hand_over", **{**arguments, **changes}).status


def test_a_thread_comes_to_light_where_it_was_looked_into(table: Table) -> None:
    tools = tools_of(table.at("chandlery"), did("ask", "ansel"))

    result = ask(tools, "advance_clue", about="Ansel", evidence_text="He glances at a can under the counter.")

    assert result.content["found"] == "Oil for the lamp"
    assert "find_oil" in read_plot(table.world).known
    assert table.world.quest("find_oil") is not None


def test_a_failed_outcome_brings_nothing_to_light(table: Table) -> None:
    tools = tools_of(table.at("chandlery"), did("ask", "ansel", tier="failure"))

    assert ask(tools, "advance_clue", about="Ansel", evidence_text="He looks away.").status == "not_found"
    assert "find_oil" not in read_plot(table.world).known


def test_nothing_comes_to_light_that_nobody_looked_into(table: Table) -> None:
    tools = tools_of(table.at("chandlery"), did("talk", "berit"))

    assert ask(tools, "advance_clue", about="Ansel", evidence_text="He looks away.").status == "not_found"


def test_what_cannot_be_followed_yet_stays_hidden(table: Table) -> None:
    tools = tools_of(table.at("lamp_room"), did("search"))

    result = ask(tools, "advance_clue", about="The lamp room", evidence_text="The wick is dry.")

    assert result.status == "not_found"
    assert "light" not in repr(result.content).lower().replace("to light", "")


def test_somebody_won_over_gives_an_ordinary_thing(table: Table) -> None:
    table.at("chandlery").world.put(lantern())

    assert given(table, did("persuade", "ansel")) == "ok"
    held = table.world.item("lantern1")
    assert held is not None
    assert (held.holder, held.holder_kind) == ("c0", "character")


def test_a_thing_can_go_to_somebody_else_here(table: Table) -> None:
    berit = table.at("chandlery").world.npc("berit")
    assert berit is not None
    table.world.amend(berit, place="chandlery")
    table.world.put(lantern())

    assert given(table, did("persuade", "ansel"), receiver="Berit") == "ok"


def test_what_a_character_owns_is_theirs_to_give(table: Table) -> None:
    result = call(
        table.at("chandlery"), "hand_over", item="gaff", giver="Odd Pike", receiver="Ansel", reason="x"
    )

    assert result.status == "error_recoverable"
    assert "player" in str(result.content["error"])


def test_who_has_not_been_won_over_gives_nothing(table: Table) -> None:
    table.at("chandlery").world.put(lantern())

    assert given(table) == "error_recoverable"
    assert given(table, did("talk", "ansel", tier=None)) == "error_recoverable"
    assert given(table, did("persuade", "ansel", tier="failure")) == "error_recoverable"


def test_a_friend_who_was_spoken_to_does(table: Table) -> None:
    ansel = table.at("chandlery").world.npc("ansel")
    assert ansel is not None
    table.world.amend(ansel, disposition=40)
    table.world.put(lantern())

    assert given(table, did("talk", "ansel", tier=None)) == "ok"


def test_what_the_story_hangs_on_is_not_given_away(table: Table) -> None:
    table.at("chandlery").world.put(lantern(source="lamp_oil"))

    assert given(table, did("persuade", "ansel")) == "error_recoverable"


def test_nobody_gives_what_they_do_not_have(table: Table) -> None:
    assert given(table.at("chandlery"), did("persuade", "ansel")) == "error_recoverable"


def test_one_gift_a_turn(table: Table) -> None:
    table.at("chandlery").world.put(lantern())
    table.world.put(ItemState("oilskin1", "Oilskin", "ansel", "npc", "oilskin"))
    tools = tools_of(table, did("persuade", "ansel"))
    first, second = (
        ask(tools, "hand_over", item=item, giver="Ansel", receiver="c0", reason="He likes him.").status
        for item in ("lantern", "oilskin")
    )

    assert (first, second) == ("ok", "error_fatal")


def test_somebody_gives_their_word(table: Table) -> None:
    result = call(
        table.at("chandlery"), "note_promise", kind="promise", by="Ansel", to="Odd Pike", what="oil by dawn."
    )

    assert result.content["new"] is True
    assert [one.content for one in table.world.facts() if one.topic == "promise"] == [
        "Ansel Pike has promised Odd Pike: oil by dawn."
    ]


def test_a_debt_is_found_again_by_its_word(table: Table) -> None:
    tools = tools_of(table.at("chandlery"), did("talk", "ansel"))
    ask(tools, "note_promise", kind="debt", by="c0", to="ansel", what="two pence")

    assert "owes Ansel Pike two pence." in repr(ask(tools, "query_known_facts", topic="debt").content)


def test_a_promise_is_written_once(table: Table) -> None:
    word = {"kind": "promise", "by": "Ansel", "to": "Odd Pike", "what": "oil by dawn"}
    call(table.at("chandlery"), "note_promise", **word)

    assert call(table, "note_promise", **word).content["new"] is False


def test_nobody_promises_for_a_player(table: Table) -> None:
    word = {"kind": "promise", "by": "Odd Pike", "to": "Ansel", "what": "to come back"}

    assert call(table.at("chandlery"), "note_promise", **word).status == "error_recoverable"


def test_a_promise_needs_somebody_who_is_here(table: Table) -> None:
    word = {"kind": "promise", "by": "Berit", "to": "Odd Pike", "what": "to come back"}

    assert call(table.at("chandlery"), "note_promise", **word).status == "not_found"


def test_after_one_thread_a_turn_nothing_tells_whether_there_are_more(table: Table) -> None:
    tools = tools_of(table.at("chandlery"), did("ask", "ansel"))
    evidence = {"evidence_text": "He glances at a can under the counter."}
    ask(tools, "advance_clue", about="Ansel", **evidence)

    assert ask(tools, "advance_clue", about="Ansel", **evidence).status == "error_fatal"
    assert ask(tools, "advance_clue", about="the counter", **evidence).status == "error_fatal"
