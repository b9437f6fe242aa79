# ruff: noqa: E501
"""What one file says about another must be so."""

import pytest

from tests.genre_packs.conftest import WORLD, Workshop

NPCS, PLACES, CONFLICT = f"{WORLD}/npcs.yaml", f"{WORLD}/places.yaml", f"{WORLD}/conflict.yaml"
OPENINGS, PREMADE, LORE, CARD = (f"{WORLD}/{n}.yaml" for n in ("openings", "premade", "lore", "world"))


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "key"),
    [
        (NPCS, "place: chandlery", "place: chandelry", "unknown_place", "npcs[1].place"),
        (NPCS, "lead: find_oil", "lead: find_gas", "unknown_lead", "npcs[0].knows[0].lead"),
        (NPCS, "revealed_by: ask_keeper", "revealed_by: nothing", "unknown_lead", "npcs[0].secret.revealed_by"),
        (NPCS, "    place: chandlery", "    creature: crab\n    place: chandlery", "unknown_creature", "npcs[1].creature"),
        (NPCS, "    place: chandlery", "    faction: guild\n    place: chandlery", "unknown_faction", "npcs[1].faction"),
        (NPCS, "name: Ansel Pike", "name: The Keeper", "duplicate_name", "npcs[1]"),
        (NPCS, "      afraid: [Bar the door!]\n", "", "missing_lines", "npcs[1].lines"),
        (PLACES, "to: lamp_room,", "to: lamproom,", "unknown_place", "places[0].exits[0].to"),
        (PLACES, "name: The chandlery", "name: The quay", "duplicate_name", "places[2].name"),
        (PLACES, "{to: quay, label: the stair down}", "{to: quay, label: down, locked: true}", "locked_for_good", "places[1].exits[0]"),
        (LORE, "known_to: [berit]", "known_to: [brit]", "unknown_npc", "entries[0].known_to[0]"),
        (LORE, "secret: true, ", "", "open_secret", "entries[0]"),
        (CARD, "starting_location: quay", "starting_location: key", "unknown_place", "starting_location"),
        (CARD, "{dread: 0.6}", "{bread: 0.6}", "unknown_axis", "axis_snapshot.bread"),
        (OPENINGS, "applies_to: fisher", "applies_to: fishr", "unknown_background", "openings[0].per_pc_beats[0].applies_to"),
        (OPENINGS, "mode: either", "mode: multiplayer", "no_solo_opening", "openings"),
        (OPENINGS, "mode: either", "mode: solo", "no_shared_opening", "openings"),
        (OPENINGS, "    place: quay", "    backgrounds: [fisher]\n    place: quay", "no_solo_opening", "openings"),
        (PREMADE, "items: [gaff, oilskin]", "items: [gaf]", "unknown_item", "characters[0].items[0]"),
        (PREMADE, "class: stalwart", "class: wizard", "unknown_class", "characters[0].class"),
        (PREMADE, "stab: 1", "stab: 3", "out_of_range", "characters[0].skills.stab"),
        (PREMADE, ", charisma: 7", "", "missing_attribute", "characters[0].attributes"),
        ("rules.yaml", "  charisma: {label: Voice, short: VOI, description: Being listened to.}\n", "", "missing_attribute", "attribute_map"),
        ("classes.yaml", "kit: [gaff, oilskin]", "kit: [gaff, oilskn]", "unknown_item", "classes[0].kit[1]"),
        ("char_creation.yaml", "{background: fisher}", "{background: fish}", "unknown_background", "scenes[0].choices[0].mechanical_effects.background"),
        ("char_creation.yaml", "input_type: name", "input_type: attributes", "incomplete_creation", "scenes"),
        ("char_creation.yaml", "    fills: hook\n", "", "missing_key", "scenes[2]"),
        ("items.yaml", "damage: 1d6, ", "", "incomplete_item", "items[0]"),
        ("items.yaml", "ac: 12, ", "", "incomplete_item", "items[1]"),
        ("encounters.yaml", "creature: drowned", "creature: drownd", "unknown_creature", "encounters[0].opponents[0].creature"),
        ("encounters.yaml", "{creature: drowned, per_extra_player: 1}", "{npc: ansel}", "harmless_opponent", "encounters[0].opponents[0]"),
        ("encounters.yaml", "{creature: drowned, per_extra_player: 1}", "{count: 2}", "one_opponent", "encounters[0].opponents[0]"),
        ("encounters.yaml", "category: fight", "category: debate", "no_beats", "encounters[0]"),
        ("prompts.yaml", "[Water stands in the street where no water was.]", "[Water stands, black and still.]", "split_sentence", "phrasebook.pressure_high[0]"),
        ("prompts.yaml", "{pc} knows", "{player} knows", "unknown_placeholder", "phrasebook.success[0]"),
        ("prompts.yaml", "  failure:", "  failures:", "missing_phrases", "phrasebook"),
        ("cultures.yaml", "given: [Ansel, Berit], ", "", "no_names", "cultures[0]"),
        ("theme.yaml", 'muted: "#5c554a"', 'muted: "#b8b2a8"', "low_contrast", "palettes.light.muted"),
    ],
)  # fmt: skip
def test_a_broken_reference_is_found_where_it_stands(workshop: Workshop, file, old, new, code, key):
    workshop.change(file, old, new)
    found = [error for error in workshop.load().errors if error.code == code]
    assert {(error.file, error.key) for error in found} == {(f"packs/lantern/{file}", found[0].key)}
    assert found[0].key.startswith(key)
    assert found[0].line > 0


def test_a_place_nobody_can_reach_is_found(workshop: Workshop):
    workshop.change(PLACES, "      - {to: chandlery, label: the chandler's door}\n", "")
    error = workshop.only_error()
    assert (error.code, error.key) == ("unreachable_place", "places[2]")


def test_an_id_used_twice_in_a_file_names_the_first_line(workshop: Workshop, line_of):
    workshop.change(NPCS, "- id: ansel", "- id: berit")
    error = next(e for e in workshop.load().errors if e.code == "duplicate_id")
    first = line_of(workshop.directory / NPCS, "id: berit")
    assert f"first on line {first}" in error.message


def test_an_id_of_a_place_is_no_id_of_a_person(workshop: Workshop):
    workshop.change(NPCS, "- id: ansel", "- id: quay")
    assert "duplicate_id" in workshop.codes()


def test_a_fact_that_says_two_things_is_found(workshop: Workshop):
    workshop.change(CONFLICT, "id: promise,", "id: prints,")
    error = workshop.only_error()
    assert (error.code, error.key) == ("duplicate_fact", "leads[0].reveals[0].id")


def test_a_dangling_reference_is_told_what_was_meant(workshop: Workshop):
    workshop.change(NPCS, "place: chandlery", "place: chandelry")
    assert workshop.only_error().hint == "did you mean 'chandlery'?"
