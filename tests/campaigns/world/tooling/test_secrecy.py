"""No READ tool tells what the scene's characters may not know, however the world stands and whatever is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.contracts import Json
from campaigns.world.entities import FactState, NpcState, QuestState
from campaigns.world.knowing import KNOWN_TO
from campaigns.world.plot import read_plot, write_plot
from genre_packs.loading.loader import load
from narrator.tools import TOOLS
from tests.campaigns.world.conftest import PACK
from tests.campaigns.world.table import Table
from tests.campaigns.world.tooling.calls import ask, confronted, tools_of

STORY = load(PACK).worlds["saltby"]
AUTHORED = (
    "The first keeper promised the sea",
    "She has promised her brother",
    "Keep the lamp dark one more night",
    "Berit promised the sea a name",
    "Somebody has to carry the oil up",
    "The match goes out",
    "The flame takes",
    "Someone walked out of the harbour",
)
"""Pieces of the pack that nobody has found out: secrets, aims, answers, what a closer look would show."""
ASKED = (
    "Berit", "Ansel", "Odd Pike", "Player1", "the keeper", "bargain", "lamp", "oil", "heron", "stranger", "drowned man",
    "quay", "strain", "footprints", "brother", "key", "",
)  # fmt: skip
READING = sorted(name for name, tool in TOOLS.items() if tool.category == "READ")
FIELDS: Mapping[str, str] = {
    "query_character": "character_id",
    "query_npc": "npc_id",
    "query_known_facts": "topic",
    "query_lore": "topic_or_query",
    "query_wares": "words",
    "lookup_monster": "name",
    "lookup_rule": "rule",
    "query_magic_state": "character_id",
    "query_mutations": "character_id",
    "query_strain": "character_id",
    "query_aspects": "character_id",
    "query_reserves": "character_id",
}
IN_FULL: Mapping[str, dict[str, Json]] = {
    "query_character": {"include": ["stats", "inventory", "status", "backstory"]},
    "query_npc": {"include_backstory": True},
    "query_scene_state": {
        "include": ["place", "exits", "features", "people", "time", "mood", "stakes", "pressure"]
    },
    "query_quests": {"status": "all"},
    "query_gossip": {"limit": 30},
    "get_world_grounding": {"include": ["hour", "world", "customs", "peoples", "factions"]},
}


@dataclass(frozen=True)
class Situation:
    """How a world stands, and through whose eyes it is asked."""

    place: str
    apart: bool
    together: bool
    secrets: frozenset[str]
    told: bool
    fights: bool
    word: str


SITUATIONS = st.builds(
    Situation,
    place=st.sampled_from(("quay", "lamp_room", "chandlery")),
    apart=st.booleans(),
    together=st.booleans(),
    secrets=st.frozensets(st.sampled_from(("fact", "quest", "hidden", "met", "place", "lead", "creature"))),
    told=st.booleans(),
    fights=st.booleans(),
    word=st.sampled_from(ASKED),
)


def staged(situation: Situation) -> tuple[Table, list[str]]:
    """A table in a situation, and the words in it that must not be told."""
    table = Table(STORY, 2)
    if situation.apart:
        table.play("I go to the lamp room alone", "I stay here")
    scene = table.world.scene("main")
    assert scene is not None
    if not situation.apart:
        table.at(situation.place)
    kept = {
        "fact": FactState("f9", "c1", "The heron-token key is under the step.", "Quest", topic="heron key"),
        "quest": QuestState("q9", "The goal-token", "Fetch the goal-token.", audience=("s1",)),
        "hidden": NpcState("n9", "Hid-token", "she/her", "stranger", scene.place, status="hidden", met=True),
        "met": NpcState(
            "n8", "Met-token", "she/her", "stranger", "nowhere", met=True, data={KNOWN_TO: ["c1"]}
        ),
        "creature": NpcState(
            "n7",
            "Foe-token",
            "it/its",
            "",
            "nowhere",
            "drowned",
            data={"foe": True, KNOWN_TO: ["c1"]},
            met=True,
        ),
    }
    for name in situation.secrets & set(kept):
        table.world.put(kept[name])
    if "lead" in situation.secrets:
        _found_by_others(table)
    if situation.told:
        _told_to_others(table)
    if situation.fights:
        confronted(table)
    tokens = ["heron-token", "goal-token", "Hid-token", "Met-token", "Foe-token", "walks as if still under"]
    return table, [*tokens, *AUTHORED, *(["chandler may have"] if "lead" in situation.secrets else [])]


def _found_by_others(table: Table) -> None:
    """A thread that only the other player has come upon."""
    plot = read_plot(table.world)
    plot.known.append("find_oil")
    write_plot(table.world, plot)
    table.world.put(QuestState("find_oil", "Oil", "The chandler may have a can left.", audience=("s1",)))


def _told_to_others(table: Table) -> None:
    plot = read_plot(table.world)
    plot.told["berit"] = ["lamp"]
    write_plot(table.world, plot)


@settings(max_examples=40, deadline=None)
@given(situation=SITUATIONS)
def test_no_reading_tells_what_one_alone_knows(situation: Situation) -> None:
    table, forbidden = staged(situation)
    here = [one.id for one in table.world.characters() if one.scene == "main"]
    eyes = tuple(here) if situation.together or len(here) < 2 else ("c0",)
    if eyes == ("c1",):
        forbidden = [token for token in forbidden if token in AUTHORED or token == "Hid-token"]
    tools = tools_of(table, eyes=eyes)
    asked = 0
    for name in (name for name in READING if name in tools.names):
        arguments = {
            **IN_FULL.get(name, {}),
            **({FIELDS[name]: situation.word or "it"} if name in FIELDS else {}),
        }
        told = repr(ask(tools, name, **arguments))
        asked += 1
        assert not [token for token in forbidden if token in told], name
    assert asked > 10


def test_what_all_here_know_is_told() -> None:
    table = Table(STORY, 2)
    table.world.put(FactState("f9", "", "The heron-token key is under the step.", "Quest", topic="heron key"))
    table.world.put(QuestState("q9", "The goal-token", "Fetch it."))
    tools = tools_of(table, eyes=("c0", "c1"))

    assert "heron-token" in repr(ask(tools, "query_known_facts", topic="heron"))
    assert "goal-token" in repr(ask(tools, "query_quests"))
