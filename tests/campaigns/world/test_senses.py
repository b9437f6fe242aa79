"""What reaches whom: senses from sheets, packs, encounters and the GM; what is kept from whom; and who learns what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from campaigns.rules.contracts import Json
from campaigns.world.entities import FactState
from campaigns.world.knowing import common_facts, is_shared, seats_in, witnessing, write_down
from campaigns.world.senses import LOST, Senses, Unperceived, heard_of, kept_from, mark, missed_by, senses_of
from campaigns.world.sensing import sensed
from campaigns.world.state import World
from campaigns.world.truth import known_of
from narrator.contracts import Declared, OutcomeBrief, WorldMove
from tests.campaigns.world.table import Table

type NewTable = Callable[..., Table]

BOB, CLEO = "c0", "c1"
BLIND, DEAF, OUT = Senses(sees=False), Senses(hears=False), Senses(awake=False)


@pytest.fixture
def pair(new_table: NewTable) -> Table:
    """Bob's and Cleo's characters together on the quay."""
    return new_table(players=2)


def take(table: Table, who: str, *lost: str) -> None:
    """The GM takes senses from somebody."""
    found = table.world.character(who)
    assert found is not None
    table.world.amend(found, data={LOST: list[Json](lost)})


def left(table: Table, who: str) -> Senses:
    """The senses that somebody has left."""
    found = table.world.character(who)
    assert found is not None
    return senses_of(table.world, found, table.rules, table.story)


def kept(table: Table, choice: Unperceived) -> Mapping[str, Senses]:
    """Who is kept from the scene."""
    return kept_from(table.world, "main", table.rules, table.story, choice)


def test_who_is_well_perceives_everything(pair: Table) -> None:
    assert left(pair, BOB).whole
    assert kept(pair, "kept") == {}


def test_who_is_down_perceives_nothing(pair: Table) -> None:
    bob = pair.world.character(BOB)
    assert bob is not None
    pair.world.amend(bob, sheet=pair.rules.hurt(bob.sheet, 99))

    assert left(pair, BOB) == OUT


def test_a_pack_says_which_of_its_conditions_take_a_sense(pair: Table) -> None:
    bob = pair.world.character(BOB)
    assert bob is not None
    half = pair.rules.view(bob.sheet).max_hp - 1
    pair.world.amend(bob, sheet=pair.rules.hurt(bob.sheet, half))
    (status, *_rest) = pair.rules.view(next(iter(pair.world.characters())).sheet).statuses
    told = pair.story.visibility_baseline.model_copy(update={"senses": {status.lower(): ("hearing",)}})
    pair.story = pair.story.model_copy(update={"visibility_baseline": told})

    assert left(pair, BOB) == DEAF


@pytest.mark.parametrize(
    ("lost", "choice", "is_kept"),
    [
        ("sight", "told", False),
        ("sight", "awake", True),
        ("sight", "kept", True),
        ("hearing", "awake", True),
        ("awareness", "told", False),
        ("awareness", "awake", False),
        ("awareness", "kept", True),
    ],
)
def test_the_table_chooses_from_whom_a_scene_is_kept(
    pair: Table, lost: str, choice: Unperceived, is_kept: bool
) -> None:
    take(pair, BOB, lost)

    assert (BOB in kept(pair, choice)) is is_kept


def test_who_plays_alone_is_kept_from_nothing(table: Table) -> None:
    take(table, BOB, "sight")

    assert kept(table, "kept") == {}


def test_a_scene_remembers_who_misses_it_until_they_do_not(pair: Table) -> None:
    mark(pair.world, "main", {BOB: BLIND})
    assert missed_by(pair.world, "main") == {BOB: BLIND}
    assert witnessing(pair.world, "main") == ("s1",)
    assert not is_shared(pair.world, "main")

    mark(pair.world, "main", {})
    assert witnessing(pair.world, "main") is None
    assert is_shared(pair.world, "main")


def test_an_unchanged_mark_changes_nothing(pair: Table) -> None:
    world = World(pair.world)
    mark(world, "main", {})

    assert list(world.changes()) == []


def test_what_the_others_learn_is_not_in_the_journal_of_who_missed_it(pair: Table) -> None:
    mark(pair.world, "main", {BOB: BLIND})
    write_down(pair.world, "main", FactState("f", "", "The lamp is out.", "Lore"))

    assert [fact.character for fact in pair.world.facts() if fact.content == "The lamp is out."] == [CLEO]
    assert seats_in(pair.world, "main") == ("s1",)
    assert "The lamp is out." in [fact.content for fact in common_facts(pair.world, "main")]

    mark(pair.world, "main", {})
    assert "The lamp is out." not in [fact.content for fact in common_facts(pair.world, "main")]


@pytest.mark.parametrize(
    ("text", "senses", "reaching"),
    [
        ("I wave and say “Come here.”", BLIND, "“Come here.”"),
        ("I wave.", BLIND, ""),
        ("I wave “Come here.” and go.", DEAF, "I wave … and go."),
        ("I tell her about the king", DEAF, ""),
        ('I wave, "never closed', DEAF, ""),
        ("I wave.", OUT, ""),
        ("“Come.”", Senses(sees=False, hears=False), ""),
        ("I wave.", Senses(), "I wave."),
    ],
)
def test_of_a_deed_there_is_what_is_said_and_what_is_done(text: str, senses: Senses, reaching: str) -> None:
    assert heard_of(text, senses) == reaching


@pytest.mark.parametrize("senses", [BLIND, OUT, Senses(sees=False, hears=False)])
def test_a_brief_for_one_holds_nothing_of_what_is_to_be_seen(pair: Table, senses: Senses) -> None:
    pair.play("I wait", "I wave the saffron kettle")
    whole = pair.brief()
    seen = replace(
        whole,
        outcomes=(
            *whole.outcomes,
            OutcomeBrief(CLEO, "search", "Saffron", "A saffron cup.", told="Saffron."),
        ),
        moves=(WorldMove("stage", "A saffron sail comes in."),),
        leads=("The saffron thread.",),
        place=replace(whole.place, descriptions=("All is saffron.",), sensory=("Saffron in the air.",)),
        opening="Saffron.",
        note_from_gm="Saffron.",
        private=(),
    )

    assert "affron" in repr(seen)
    assert "affron" not in repr(sensed(seen, BOB, senses))


def test_the_deaf_see_what_is_done_and_hear_nothing_of_what_is_said(pair: Table) -> None:
    pair.play("I wait", "I wave")
    whole = pair.brief()
    cleo = whole.characters[1]
    said = Declared(
        cleo.id, cleo.seat, "I wave and hum “The saffron is mine.”", "talk", speech=("The saffron is mine.",)
    )
    asked = OutcomeBrief(cleo.id, "ask", "Ask", "Berit knows the saffron.", told="“Saffron,” says Berit.")
    brief = sensed(replace(whole, declared=(said,), outcomes=(asked,)), BOB, DEAF)

    assert "affron" not in repr(replace(brief, place=whole.place))
    assert "I wave and hum" in repr(brief.declared)


def test_a_blow_against_the_blind_is_felt_and_nobodys(pair: Table) -> None:
    whole = pair.brief()
    blow = OutcomeBrief("npc-berit", "attack", "Boathook", "Berit strikes.", tier="success", target=BOB)
    (felt,) = sensed(replace(whole, outcomes=(blow,)), BOB, BLIND).outcomes

    assert (felt.actor, felt.intent, felt.tier, felt.summary) == ("", "felt", "success", "")


def test_what_the_witnesses_have_just_learned_may_be_told_to_them(pair: Table) -> None:
    mark(pair.world, "main", {BOB: BLIND})
    content = "The harbourmaster buried the seventh bell beneath the salting house."
    write_down(pair.world, "main", FactState("f", "", content, "Lore"))
    known = known_of(pair.world, pair.story, pair.brief(), pair.last)
    mark(pair.world, "main", {})
    later = known_of(pair.world, pair.story, pair.brief(), pair.last)

    assert known.secrets.find(content) is None
    assert known.own["s0"].find(content) is not None
    assert later.secrets.find(content) is not None
