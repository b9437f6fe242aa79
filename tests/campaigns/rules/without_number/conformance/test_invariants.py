"""What holds whatever befalls people: no pool below nothing, nothing above its limit, nothing lost on the way."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from campaigns.rules.autoplay import QuickDice, attempt_of, choose
from campaigns.rules.contracts import EncounterSetup, Exposure, Person, Sheet, Zone
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.ailing.toll import Ailment, Toll
from campaigns.rules.without_number.bodies import Hero, Vitals, read, write
from campaigns.rules.without_number.books import BOOKS
from campaigns.rules.without_number.books.mutations import MUTATIONS
from campaigns.rules.without_number.books.perils import BREAKDOWNS, PERILS, SCARS
from campaigns.rules.without_number.figures import strain_limit
from campaigns.rules.without_number.grown import constitution_left
from tests.campaigns.rules.without_number.ailing.ward import RULES, body, survivor
from tests.campaigns.rules.without_number.cast import BOW, KIT, SHIELD, SWORD, foe, hero, person

AILMENTS = st.builds(
    Ailment,
    id=st.sampled_from([found for found, peril in PERILS.items() if peril.kind in ("disease", "poison")]),
    severity=st.integers(0, 2),
    nights=st.integers(0, 6),
    felt=st.booleans(),
    tended=st.integers(0, 4),
    remedy=st.booleans(),
)
TOLLS = st.builds(
    Toll,
    ailments=st.lists(AILMENTS, max_size=3, unique_by=lambda one: one.id).map(tuple),
    lost=st.dictionaries(st.sampled_from(["radiation", "disease"]), st.integers(1, 6)),
    burnt=st.dictionaries(st.sampled_from(["constitution", "wisdom"]), st.integers(1, 2)),
    doomed=st.integers(0, 2),
    treated=st.booleans(),
    stress=st.integers(0, 25),
    held=st.integers(0, 4),
    broken=st.sampled_from(["", *BREAKDOWNS]),
    scars=st.sets(st.sampled_from(sorted(SCARS)), max_size=8).map(lambda found: tuple(sorted(found))),
    eased=st.booleans(),
)


def sufferer(powers: set[str], toll: Toll, hp: int, strain: int, score: int, level: int) -> Sheet:
    """The sheet of a survivor in whom much is wrong."""
    scores = {**dict.fromkeys(hero().attributes, 10), "constitution": score}
    vitals = Vitals(hp, 20, strain=min(strain, 3))
    return write(survivor(*sorted(powers), toll=toll, level=level, vitals=vitals, attributes=scores))


SUFFERERS = st.builds(
    sufferer,
    st.sets(st.sampled_from(sorted(MUTATIONS)), max_size=4),
    TOLLS,
    st.integers(1, 20),
    st.integers(0, 18),
    st.integers(3, 18),
    st.integers(1, 10),
)
EXPOSURES = st.builds(
    lambda peril, strength: Exposure("it", PERILS[peril].kind, strength=strength, peril=peril),
    st.sampled_from(sorted(PERILS)),
    st.integers(-4, 4),
)


def is_sound(bob: Hero) -> None:
    vitals, toll = bob.vitals, bob.toll
    assert 0 <= vitals.hp <= vitals.max_hp
    assert (vitals.hp == 0) == (vitals.condition != "up")
    assert vitals.strain >= 0
    assert all(points > 0 for points in (*toll.lost.values(), *toll.burnt.values()))
    assert len({ailment.id for ailment in toll.ailments}) == len(toll.ailments)
    assert toll.stress >= 0
    RULES.validate(json.loads(json.dumps(write(bob))))
    RULES.view(write(bob))


@settings(max_examples=80, deadline=None)
@given(SUFFERERS, EXPOSURES, st.integers(0, 500))
def test_no_exposure_leaves_an_unsound_body(sheet: Sheet, exposure: Exposure, seed: int) -> None:
    bob = body(sheet)
    assume(bob.vitals.strain <= strain_limit(bob))
    who = person(bob, "bob")
    done = RULES.expose(exposure, who, {"bob": who}, QuickDice(seed))
    after = body(done.sheets.get("bob", who.sheet))

    is_sound(after)
    assert after.attributes == bob.attributes
    assert constitution_left(after) <= constitution_left(bob) or set(after.powers) - set(bob.powers)
    assert after.vitals.strain <= strain_limit(after)
    for ruling in done.rulings:
        assert ruling.rule in RULES.rulebook()
        if ruling.throw is not None and ruling.kind == "save":
            assert ruling.total == ruling.throw.faces[0] + sum(part.value for part in ruling.modifiers)


@settings(max_examples=80, deadline=None)
@given(SUFFERERS, st.integers(0, 500))
def test_no_night_makes_anything_from_nothing(sheet: Sheet, seed: int) -> None:
    bob = body(sheet)
    assume(bob.vitals.strain <= strain_limit(bob))
    done = RULES.rest(write(bob), "night", QuickDice(seed))
    after = body(done.sheets["self"])

    is_sound(after)
    assert after.toll.burnt == bob.toll.burnt
    assert after.toll.scars == bob.toll.scars
    assert after.toll.stress == max(0, bob.toll.stress - 1) or after.vitals.condition == "dead"
    assert {ailment.id for ailment in after.toll.ailments} <= {ailment.id for ailment in bob.toll.ailments}
    assert sum(after.toll.lost.values()) <= sum(bob.toll.lost.values()) + len(bob.toll.ailments)
    assert min(bob.vitals.strain - 1, strain_limit(after)) <= after.vitals.strain <= strain_limit(after)


@settings(max_examples=40, deadline=None)
@given(SUFFERERS, st.lists(EXPOSURES, max_size=12), st.integers(0, 500))
def test_constitution_is_what_it_was_less_what_is_lost(
    sheet: Sheet, exposures: list[Exposure], seed: int
) -> None:
    dice, now = QuickDice(seed), body(sheet)
    for exposure in exposures:
        who = person(now, "bob")
        done = RULES.expose(exposure, who, {}, dice)
        now = body(done.sheets.get("bob", who.sheet))
        if now.vitals.condition != "up":
            break
        score = now.attributes["constitution"]
        assert constitution_left(now) == score - sum(now.toll.lost.values()) - now.toll.burnt.get(
            "constitution", 0
        )


SLUGS = st.sampled_from(["wwn", "swn", "cwn", "awn"])
CALLINGS = {"wwn": "warrior", "swn": "warrior", "cwn": "soldier", "awn": "raider"}
YARD = (Zone("gate", "The gate", ("yard",)), Zone("yard", "The yard", ("stair",)), Zone("stair", "The stair"))
SETUPS = st.builds(
    lambda zones, side, ground: EncounterSetup(
        "e", "x", "X", "fight", "hp_depletion", 1, zones=YARD if zones else (), verdict_pc="out_cold",
        data={
            **({"initiative": "side"} if side else {}),
            **({"hazard": {"label": "the tide", "text": "It rises.", "damage": "1d4"}} if ground else {}),
        },
    ),
    st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip


def crowd(slug: str, party: int, opposition: int, odd: dict[str, Any]) -> dict[str, Person]:
    book = BOOKS[slug]
    own = {"rules": slug, "book": book, "archetype": CALLINGS[slug], "gear": (SWORD, BOW, KIT, SHIELD)}
    people = {f"p{n}": person(hero(f"Hero{n}", vitals=Vitals(12, 12), **own), f"p{n}") for n in range(party)}
    for n in range(opposition):
        body_ = foe(f"foe{n}", rules=slug, book=book, vitals=Vitals(6 + n, 6 + n), **odd)
        people[f"f{n}"] = person(body_, f"f{n}")
    return people


@settings(max_examples=80, deadline=None)
@given(
    SLUGS, st.integers(1, 3), st.integers(1, 4), SETUPS, st.booleans(), st.booleans(),
    st.sampled_from(["human", "large", "beast"]), st.integers(0, 1000),
)  # fmt: skip
def test_initiative_is_an_order_of_all_and_holds_are_mutual(
    slug: str,
    party: int,
    opposition: int,
    setup: EncounterSetup,
    swarms: bool,
    ranged: bool,
    size: str,
    seed: int,
) -> None:
    rules, dice = ruleset_of(slug), QuickDice(seed)
    people = crowd(slug, party, opposition, {"swarms": swarms, "ranged": ranged, "size": size, "attack": 2})
    result = rules.open_encounter(setup, list(people.values()), dice)
    zones = {zone.id for zone in setup.zones} or {""}
    rounds = 0
    while result.outcome is None:
        rounds += 1
        assert rounds <= 12
        for found, sheet in result.sheets.items():
            people[found] = Person(
                found, people[found].name, people[found].side, sheet, people[found].is_character
            )
        attempts = []
        for found in people.values():
            options = rules.options(result.state, found, people) if found.is_character else ()
            if options:
                attempts.append(attempt_of(choose(options, dice, "random"), found.id, dice))
        checks, refusals = rules.plan_round(result.state, attempts, people)
        assert not refusals
        assert len({check.id for check in checks}) == len(checks)
        result = rules.resolve_round(result.state, attempts, {}, people, dice)
        actors: Any = {actor["id"]: actor for actor in result.state["actors"]}  # type: ignore[index, union-attr, call-overload]
        assert set(actors) == set(people)
        assert [actor["initiative"] for actor in actors.values()] == sorted(
            (actor["initiative"] for actor in actors.values()), reverse=True
        )
        for found, actor in actors.items():
            assert actor["zone"] in zones
            for other in actor["held_by"]:
                assert actors[other]["grappling"] == found
            if actor["grappling"]:
                assert found in actors[actor["grappling"]]["held_by"]
        for sheet in result.sheets.values():
            vitals = read(BOOKS[slug], sheet).vitals
            assert 0 <= vitals.hp <= vitals.max_hp
