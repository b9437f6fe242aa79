"""A pack is held against the ruleset that it binds."""

from __future__ import annotations

import pytest

from campaigns.checks import check_rules_of_packs
from campaigns.world.fitness import unfit
from genre_packs import catalogue
from genre_packs.loading.findings import Finding
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.encounters import Encounters
from tests.genre_packs.conftest import Workshop


def world_of(workshop: Workshop) -> ResolvedWorld:
    """The workshop's one world; the loader itself finds nothing wrong."""
    pack = workshop.load()
    assert [str(error) for error in pack.errors] == []
    return next(iter(pack.worlds.values()))


def only(workshop: Workshop) -> Finding:
    (finding,) = unfit(world_of(workshop))
    return finding


def test_a_sound_pack_fits_its_rules(workshop: Workshop) -> None:
    assert unfit(world_of(workshop)) == ()


def test_an_unknown_ruleset_is_named_with_the_known_ones(workshop: Workshop, settings) -> None:
    workshop.change("rules.yaml", "ruleset: wwn", "ruleset: thac0")

    finding = only(workshop)
    settings.SIDEQUEST_GENRE_PACKS = workshop.directory.parent
    catalogue.clear()
    warned = check_rules_of_packs(None)
    catalogue.clear()

    assert (finding.code, finding.file) == ("no_ruleset", "packs/lantern/rules.yaml")
    assert "wwn" in finding.hint
    assert [warning.id for warning in warned] == ["campaigns.W001"]


def test_a_difficulty_that_the_rules_do_not_have_is_named(workshop: Workshop) -> None:
    workshop.change("rules.yaml", "ruleset: wwn", "default_difficulty: 20\nruleset: wwn")

    finding = only(workshop)

    assert (finding.code, finding.hint) == ("difficulty", "use 6 to 14")
    assert (finding.file, finding.key) == ("packs/lantern/rules.yaml", "default_difficulty")


@pytest.mark.parametrize("number", ["attack: 1, ", "damage: 1d6, "])
def test_a_creature_that_cannot_take_part_is_named(workshop: Workshop, number: str) -> None:
    workshop.change("bestiary.yaml", number, "")

    finding = only(workshop)

    assert (finding.code, finding.key) == ("not_legal", "creatures.drowned")


def test_an_encounter_that_the_rules_do_not_play_is_refused_in_their_words(workshop: Workshop) -> None:
    world = world_of(workshop)
    (fight,) = world.encounters.encounters
    at_sea = Encounters(encounters=(fight, fight.model_copy(update={"id": "boarding", "category": "ship"})))

    (finding,) = unfit(world.model_copy(update={"encounters": at_sea}))

    assert (finding.code, finding.message) == ("category", "These rules know no fights between ships.")


def test_a_world_without_a_fight_or_a_duel_is_named(workshop: Workshop) -> None:
    world = world_of(workshop)
    (fight,) = world.encounters.encounters
    talk = Encounters(encounters=(fight.model_copy(update={"category": "debate"}),))

    (finding,) = unfit(world.model_copy(update={"encounters": talk}))

    assert (finding.code, finding.file) == ("no_fight", "packs/lantern/encounters.yaml")


def test_an_answer_that_only_some_may_give_is_named(workshop: Workshop) -> None:
    workshop.change("char_creation.yaml", "trait: patient", "focus: watchful")
    assert unfit(world_of(workshop)) == ()
    workshop.change("classes.yaml", "rules_focus: alert", "rules_focus: lucky")

    finding = only(workshop)

    assert (finding.code, finding.message) == ("not_legal", "Lucky is for those with a weakness.")
    assert (finding.file, finding.key) == ("packs/lantern/char_creation.yaml", "scenes[0].choices[1]")


def test_gear_of_no_use_to_anybody_of_a_class_is_a_warning(workshop: Workshop) -> None:
    workshop.change("classes.yaml", "kit: [", "kit: [slab, ")
    workshop.change(
        "items.yaml",
        "items:\n",
        "items:\n  - {id: slab, name: Slab, description: Cracked., category: tool, stats: {deck: {access: 1}}}\n",
    )
    findings = [one for one in unfit(world_of(workshop)) if one.file.endswith("classes.yaml")]

    assert {(one.code, one.severity) for one in findings} == {("unfit_gear", "warning")}
    assert findings[0].message == "Slab takes Program, and there is no such skill."
