"""Encounters of dials: every tier of every kind, pushes, opposition, escalation, the pack's own beats."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import EncounterSetup
from campaigns.rules.dial.encounter.beats import Delta, kind_delta
from tests.campaigns.rules.dial.cast import RULES, LoadedDice, foe, hero
from tests.campaigns.rules.dial.table import act, sit_down

SOCIAL = EncounterSetup("e1", "salon", "The salon", "social", "dial_threshold", 6, morale_triggers=())
DEBATE = replace(SOCIAL, category="debate", label="The moot")
BEAT: dict[str, Any] = {
    "id": "sing", "label": "Sing for them", "description": "A song.", "verbs": ["sing"], "skill": "perform",
    "success": {"player": 2, "opponent": -1}, "failure": {"opponent": 1},
}  # fmt: skip

# Bob: presence 10 (0), untrained to convince, and a hot head (-2). The wight: skill +2 against 10 + 2 * 1.


@pytest.mark.parametrize(
    ("kind", "tier", "delta"),
    [
        ("strike", "critical_failure", Delta(0, 0, "", 1)),
        ("strike", "failure", Delta(0, 0, "", 1)),
        ("strike", "tie", Delta(1, 0, "", 1)),
        ("strike", "success", Delta(3, 0, "", 1)),
        ("strike", "critical_success", Delta(3, 0, "opening", 1)),
        ("brace", "critical_failure", Delta(0, 1)),
        ("brace", "failure", Delta()),
        ("brace", "tie", Delta(0, -1)),
        ("brace", "success", Delta(0, -3)),
        ("brace", "critical_success", Delta(0, -3, "counter")),
        ("push", "critical_failure", Delta(-1)),
        ("push", "failure", Delta()),
        ("push", "tie", Delta()),
        ("push", "success", Delta(resolves=True)),
        ("push", "critical_success", Delta(tag="exit", resolves=True)),
        ("angle", "critical_failure", Delta(tag="backfire", leverage=1)),
        ("angle", "failure", Delta()),
        ("angle", "tie", Delta(tag="fleeting", leverage=1)),
        ("angle", "success", Delta(tag="leverage", leverage=1)),
        ("angle", "critical_success", Delta(tag="leverage", leverage=2)),
    ],
)
def test_what_each_tier_of_each_kind_does_at_a_base_of_3(kind: Any, tier: Any, delta: Delta) -> None:
    assert kind_delta(kind, 3, tier) == delta


def test_a_strike_moves_the_partys_dial() -> None:
    table = sit_down(hero(), foe(), setup=SOCIAL)
    result = table.round(act("bob", "skill", skill="convince"), throws={"bob": 17}, dice=LoadedDice(2))
    assert (result.rulings[0].total, result.rulings[0].difficulty) == (15, 14)
    assert table.encounter.party_dial.current == 2


def test_the_opposition_moves_its_own() -> None:
    table = sit_down(hero(), foe(), setup=SOCIAL)
    table.round(act("bob", "wait"), dice=LoadedDice(12))
    assert table.encounter.opposition_dial.current == 1


def test_a_brace_takes_the_oppositions_dial_back_and_never_below_0() -> None:
    # Heart 12 (+1) against 14, once the opposition has 1.
    table = sit_down(hero(), foe(), setup=replace(SOCIAL, opposition_dial=("Scorn", 1)))
    table.round(act("bob", "total_defense"), throws={"bob": 14}, dice=LoadedDice(2))
    assert table.encounter.opposition_dial.current == 0


def test_a_push_is_the_harder_the_more_is_missing_and_settles_it() -> None:
    table = sit_down(hero(), foe(), setup=replace(SOCIAL, party_dial=("Trust", 4)))
    assert table.options("bob")["push"]["difficulty"] == 10 + 2 * (6 - 4)
    far = sit_down(hero(), foe(), setup=SOCIAL)
    assert far.options("bob")["push"]["difficulty"] == 10 + 2 * 6
    result = table.round(act("bob", "skill", option="push"), throws={"bob": 20})
    assert result.outcome == "won"


def test_a_full_dial_ends_it_either_way() -> None:
    won = sit_down(hero(), foe(), setup=replace(SOCIAL, party_dial=("Trust", 5)))
    assert won.round(act("bob", "skill", skill="convince"), throws={"bob": 20}).outcome == "won"
    lost = sit_down(hero(), foe(), setup=replace(SOCIAL, opposition_dial=("Scorn", 5)))
    assert lost.round(act("bob", "wait"), dice=LoadedDice(20)).outcome == "lost"


def test_when_time_is_up_the_fuller_dial_has_it() -> None:
    table = sit_down(hero(), foe(), setup=replace(SOCIAL, max_rounds=1, party_dial=("Trust", 1)))
    assert table.round(act("bob", "wait"), dice=LoadedDice(2)).outcome == "won"


def test_a_debate_is_opposed_and_a_shift_decides() -> None:
    # Bob: wits 8 (-1), hot head (-2), throws 14: 11. The wight: 5 + 2 = 7. Bob is 4 ahead.
    table = sit_down(hero(), foe(), setup=DEBATE)
    result = table.round(act("bob", "skill", skill="convince"), throws={"bob": 14}, dice=LoadedDice(5, 2, 12))
    first = result.rulings[0]
    assert (first.kind, first.total, first.difficulty, first.outcome) == ("opposed", 11, 7, "success")
    assert table.encounter.party_dial.current == 2


def test_a_blow_in_a_debate_becomes_what_it_threatens_to() -> None:
    table = sit_down(hero(), foe(), setup=replace(DEBATE, escalates_to="brawl"))
    result = table.round(act("bob", "attack", "wight"))
    assert (result.outcome, result.escalates_to) == ("truce", "brawl")


def test_a_blow_has_no_place_where_there_is_nothing_to_become() -> None:
    table = sit_down(hero(), foe(), setup=DEBATE)
    _, refusals = RULES.plan_round(table.last.state, (act("bob", "attack", "wight"),), table.people)
    assert [refusal.code for refusal in refusals] == ["no_beat"]


def test_the_pack_may_say_which_ends_escalate() -> None:
    setup = replace(SOCIAL, escalates_to="brawl", data={"escalates_on": ["won"]}, party_dial=("Trust", 5))
    table = sit_down(hero(), foe(), setup=setup)
    result = table.round(act("bob", "skill", skill="convince"), throws={"bob": 20})
    assert (result.outcome, result.escalates_to) == ("won", "brawl")


def test_a_beat_of_the_pack_does_what_it_says() -> None:
    table = sit_down(hero(), foe(), setup=replace(SOCIAL, beats=(BEAT,), opposition_dial=("Scorn", 1)))
    result = table.round(act("bob", "skill", beat="sing"), throws={"bob": 20}, dice=LoadedDice(2))
    assert (table.encounter.party_dial.current, table.encounter.opposition_dial.current) == (2, 0)
    assert [(beat.beat, beat.succeeded) for beat in result.beats] == [("sing", True)]


def test_stats_give_a_beat_of_the_pack_a_kind_a_base_and_what_it_reveals() -> None:
    stats = {
        "beats": {"sing": {"kind": "angle", "base": 3, "tag": "Refrain", "reveals": "They know the tune."}}
    }
    table = sit_down(hero(), foe(), setup=replace(SOCIAL, beats=(BEAT,), data=stats))
    assert table.options("bob")["sing"]["difficulty"] == 16
    table.round(act("bob", "skill", beat="sing"), throws={"bob": 20}, dice=LoadedDice(2))
    assert [tag.label for tag in table.encounter.tags] == ["Refrain"]
    shown = RULES.describe(table.last.state, table.people)
    assert "revealed" in str(shown)
    assert "They know the tune." in " ".join(table.told)


def test_the_kinds_that_a_pack_leaves_out_are_ours() -> None:
    table = sit_down(hero(), foe(), setup=replace(SOCIAL, beats=(BEAT,)))
    assert {"sing", "brace", "push", "angle"} <= set(table.options("bob"))
    assert "strike" not in table.options("bob")


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ({"beats": {"dance": {"base": 2}}}, "stats.beats.dance"),
        ({"beats": {"sing": {"kind": "shout"}}}, "stats.beats.sing.kind"),
        ({"resolution": "coin"}, "stats.resolution"),
        ({"weather": "wet"}, "stats.weather"),
        ({"table": {"game": "cards"}}, "stats.table"),
    ],
)
def test_stats_that_cannot_be_meant_are_refused_by_their_place(data: dict[str, Any], where: str) -> None:
    with pytest.raises(RulesError) as caught:
        sit_down(hero(), foe(), setup=replace(SOCIAL, beats=(BEAT,), data=data))
    assert where in caught.value.message
