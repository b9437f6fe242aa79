"""Laws that hold in every encounter, whoever meets and whatever they try."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Attempt, Build, EncounterSetup, Person, RoundResult
from campaigns.rules.growing import as_suggested
from campaigns.rules.without_number.bodies import Used, Vitals, read
from campaigns.rules.without_number.books.wwn import CLASSES, WWN
from campaigns.rules.without_number.gear import Shock
from campaigns.rules.without_number.rulebook import kind_of
from campaigns.rules.without_number.ruleset import WithoutNumber
from tests.campaigns.rules.without_number.cast import (
    BOW,
    COAT,
    KIT,
    MACE,
    SALVE,
    SHIELD,
    SWORD,
    foe,
    hero,
    person,
)

RULES = WithoutNumber(WWN)
KINDS = (
    "attack",
    "skill",
    "total_defense",
    "withdraw",
    "run",
    "use_item",
    "stabilise",
    "aid",
    "yield",
    "wait",
)
SKILLS = ("stab", "shoot", "punch", "heal", "lead", "exert")
FOCI = (
    "alert",
    "armsmaster",
    "die_hard",
    "lucky",
    "whirlwind_assault",
    "valiant_defender",
    "unarmed_combatant",
    "gifted_chirurgeon",
    "close_combatant",
    "impervious_defense",
    "shocking_assault",
)
GEAR = (SWORD, BOW, MACE, COAT, SHIELD, KIT, SALVE)

HEROES = st.builds(
    hero,
    name=st.just("Hero"),
    archetype=st.sampled_from(sorted(CLASSES)),
    level=st.integers(1, 10),
    vitals=st.integers(1, 30).flatmap(
        lambda top: st.builds(Vitals, st.integers(1, top), st.just(top), frail=st.booleans())
    ),
    skills=st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4)),
    foci=st.dictionaries(st.sampled_from(FOCI), st.integers(1, 2), max_size=4),
    gear=st.sets(st.sampled_from(GEAR)).map(tuple),
    used=st.just(Used()),
)
FOES = st.builds(
    foe,
    name=st.just("foe"),
    vitals=st.integers(1, 30).map(lambda top: Vitals(top, top)),
    ac=st.integers(10, 20),
    attack=st.integers(0, 8),
    attacks=st.integers(1, 3),
    damage=st.sampled_from(["1d4", "1d8+2", "3"]),
    shock=st.sampled_from([None, Shock(2, 13), Shock(3, None)]),
    morale=st.integers(2, 12),
    mindless=st.booleans(),
    named=st.booleans(),
)
SETUPS = st.builds(
    EncounterSetup,
    id=st.just("e"),
    type=st.just("x"),
    label=st.just("X"),
    category=st.sampled_from(["fight", "chase", "duel", "debate", "social"]),
    win_condition=st.sampled_from(["hp_depletion", "dial_threshold", "survive_rounds"]),
    threshold=st.integers(1, 6),
    surprise=st.sampled_from([None, "party", "opposition"]),
    max_rounds=st.integers(1, 12),
    can_flee=st.booleans(),
    on_break=st.sampled_from(["flee", "surrender", "rout"]),
    verdict_pc=st.sampled_from(["mortal", "out_cold"]),
)
TALENTS = ("", "lead", "exert", "notice", "luck")
type Moves = list[tuple[str, int, str]]
MOVES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 6), st.sampled_from(TALENTS)),
    min_size=12,
    max_size=12,
)


def tries(people: dict[str, Person], moves: Moves, turn: int) -> list[Attempt]:
    """One attempt for every character, chosen from the moves; some of them nonsense."""
    ids = sorted(people)
    found = []
    for index, actor in enumerate(found_id for found_id in ids if people[found_id].is_character):
        kind, aim, skill = moves[(turn * 3 + index) % len(moves)]
        target = ids[aim % len(ids)] if aim < 6 else None
        found.append(Attempt(actor, kind, "protect", target, skill=skill, item="salve"))  # type: ignore[arg-type]
    return found


def play(
    party: list[object],
    opposition: list[object],
    setup: EncounterSetup,
    moves: Moves,
    seed: str,
) -> list[tuple[dict[str, Person], RoundResult]]:
    """Open and play to the end; every step with the people as they were before it."""
    people = {f"p{n}": person(body, f"p{n}", side="party") for n, body in enumerate(party)}  # type: ignore[arg-type]
    people |= {f"f{n}": person(body, f"f{n}") for n, body in enumerate(opposition)}  # type: ignore[arg-type]
    dice = SeededDice.from_label(seed)
    steps = [(dict(people), RULES.open_encounter(setup, list(people.values()), dice))]
    while steps[-1][1].outcome is None:
        for person_id, sheet in steps[-1][1].sheets.items():
            people[person_id] = replace(people[person_id], sheet=sheet)
        attempts = tries(people, moves, len(steps))
        steps.append((dict(people), RULES.resolve_round(steps[-1][1].state, attempts, {}, people, dice)))
        assert len(steps) <= 14
    return steps


TABLES = {
    "party": st.lists(HEROES, min_size=1, max_size=4),
    "opposition": st.lists(FOES, min_size=1, max_size=4),
    "setup": SETUPS,
    "moves": MOVES,
    "seed": st.sampled_from(["a", "b", "c", "d"]),
}


@settings(max_examples=60, deadline=None)
@given(**TABLES)
def test_every_encounter_ends_and_leaves_sound_sheets(party, opposition, setup, moves, seed) -> None:  # type: ignore[no-untyped-def]
    steps = play(party, opposition, setup, moves, seed)

    for people, step in steps:
        json.dumps(step.state)
        for person_id, sheet in step.sheets.items():
            vitals = read(WWN, sheet).vitals
            assert 0 <= vitals.hp <= vitals.max_hp
            assert (vitals.hp == 0) == (vitals.condition != "up")
            assert read(WWN, people[person_id].sheet).vitals.condition != "dead"
    final = dict(steps[-1][0])
    for person_id, sheet in steps[-1][1].sheets.items():
        final[person_id] = replace(final[person_id], sheet=sheet)
    for found in final.values():
        assert read(WWN, found.sheet).vitals.condition != "mortal"


@settings(max_examples=40, deadline=None)
@given(**TABLES)
def test_nobody_dead_or_down_acts_and_totals_add_up(party, opposition, setup, moves, seed) -> None:  # type: ignore[no-untyped-def]
    for people, step in play(party, opposition, setup, moves, seed)[1:]:
        down: set[str | None] = {
            found_id for found_id, found in people.items() if not RULES.view(found.sheet).can_act
        }
        for ruling in step.rulings:
            if kind_of(ruling.rule) in ("use_item", "first_aid"):
                down.discard(ruling.target)
            if ruling.kind == "attack":
                assert ruling.actor not in down
                assert ruling.target not in down
                assert ruling.throw is not None
                assert ruling.total == ruling.throw.faces[0] + sum(part.value for part in ruling.modifiers)
            assert ruling.summary[0].isupper()
            assert ruling.text
            assert ruling.source


@settings(max_examples=20, deadline=None)
@given(**TABLES)
def test_the_same_dice_decide_the_same(party, opposition, setup, moves, seed) -> None:  # type: ignore[no-untyped-def]
    first = play(party, opposition, setup, moves, seed)
    second = play(party, opposition, setup, moves, seed)

    assert [step for _people, step in first] == [step for _people, step in second]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(CLASSES)), st.integers(0, 40), st.integers(0, 200))
def test_growing_keeps_a_sheet_sound(archetype: str, seed: int, xp: int) -> None:
    dice = SeededDice.from_label(f"grow-{seed % 5}")
    sheet = RULES.new_sheet(Build("Bob", "sailor", archetype), dice)
    grown = as_suggested(RULES, RULES.advance(sheet, xp, dice))
    before, after = read(WWN, sheet), read(WWN, grown.sheets["self"])

    assert after.level == sum(xp >= total for total in (0, 3, 6, 12, 18, 27, 39, 54, 72, 93))
    assert after.vitals.max_hp - before.vitals.max_hp >= after.level - before.level
    assert after.vitals.hp <= after.vitals.max_hp
    assert sum(after.foci.values()) == len(CLASSES[archetype].focus_picks) + sum(
        after.level >= at for at in (2, 5, 7, 10)
    )
    RULES.validate(grown.sheets["self"])
