"""What holds in every encounter: order, pools, purity, rules that can be read, and sheets that can be stored."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.errors import Unsupported
from campaigns.rules.autoplay import QuickDice, attempt_of
from campaigns.rules.contracts import EncounterSetup
from campaigns.rules.dial.encounter.state import read_state
from tests.campaigns.rules.dial.cast import RULES, LoadedDice, foe, hero
from tests.campaigns.rules.dial.test_whole_encounters import SETUPS


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(SETUPS)), st.integers(0, 10**6))
def test_the_laws_of_every_round(kind: str, seed: int) -> None:
    dice = QuickDice(seed)
    people = {person.id: person for person in (hero(), hero("Cleo", "ace"), foe(), foe("ghoul", cheats=True))}
    result = RULES.open_encounter(EncounterSetup("e", "e", kind, **SETUPS[kind]), list(people.values()), dice)
    order = [actor.id for actor in read_state(result.state).actors]
    assert sorted(order) == sorted(people)
    for _ in range(4):
        if result.outcome is not None:
            break
        attempts = []
        for person in [one for one in people.values() if one.is_character]:
            offered = RULES.options(result.state, person, people)
            assert all(option["odds"] is None or 0 <= option["odds"] <= 1 for option in offered)  # type: ignore[operator]
            if offered:
                attempts.append(attempt_of(dice.choose(offered, [1.0] * len(offered)), person.id, dice))
        before = copy.deepcopy((result.state, {id: person.sheet for id, person in people.items()}))
        settled = RULES.resolve_round(result.state, attempts, {}, people, QuickDice(seed))
        again = RULES.resolve_round(result.state, attempts, {}, people, QuickDice(seed))
        assert (settled.state, settled.sheets, settled.rulings) == (again.state, again.sheets, again.rulings)
        assert before == (result.state, {id: person.sheet for id, person in people.items()})
        for ruling in settled.rulings:
            assert ruling.rule in RULES.rulebook()
        for id, sheet in settled.sheets.items():
            RULES.validate(json.loads(json.dumps(sheet)))
            people[id] = type(people[id])(
                id, people[id].name, people[id].side, sheet, people[id].is_character
            )
        state = read_state(json.loads(json.dumps(settled.state)))
        assert state.party_dial.current >= 0
        assert state.opposition_dial.current >= 0
        assert all(actor.craft >= 0 for actor in state.actors)
        result = settled


def test_every_rule_has_a_text_and_a_source() -> None:
    assert all(
        rule.id == id and rule.title and rule.text and rule.source for id, rule in RULES.rulebook().items()
    )


def test_a_category_that_is_not_listed_is_refused_by_name() -> None:
    assert "netrun" not in RULES.facts().categories
    setup = EncounterSetup("e", "e", "The net", "netrun", "hp_depletion", 0)
    with pytest.raises(Unsupported, match="no net"):
        RULES.open_encounter(setup, [hero(), foe()], LoadedDice())


def test_every_category_that_is_listed_is_played_here() -> None:
    assert set(RULES.facts().categories) == {str(setup["category"]) for setup in SETUPS.values()}


def test_every_option_can_be_said_in_words_and_its_kind_is_an_action() -> None:
    people = {person.id: person for person in (hero(), hero("Cleo"), foe())}
    for kind, given_setup in SETUPS.items():
        setup = EncounterSetup("e", "e", kind, **given_setup)
        opened = RULES.open_encounter(setup, list(people.values()), QuickDice(1))
        for option in RULES.options(opened.state, people["bob"], people):
            assert option["verbs"], option
            assert option["label"], option
