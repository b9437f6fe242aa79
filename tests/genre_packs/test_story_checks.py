# ruff: noqa: E501
"""A conflict that cannot be played to an end is not a conflict."""

import pytest

from tests.genre_packs.conftest import WORLD, Workshop

CONFLICT = f"{WORLD}/conflict.yaml"


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("requires: {items: [lamp_oil]}", "requires: {leads: [light_lamp]}", "unsolvable_lead", "leads[2].requires"),
        ("items: [lamp_oil]}\n  - id: light", "flags: [oil]}\n  - id: light", "unsolvable_lead", ""),
        ("progress: {name: Light, segments: 4}", "progress: {name: Light, segments: 9}", "unwinnable", "progress.segments"),
        ("progress_at_least: 4,", "progress_at_least: 9,", "unwinnable", "climax.when.progress_at_least"),
        ("threat_at_least: 7", "threat_at_least: 12", "out_of_range", "climax.when.threat_at_least"),
        ("turn_at_least: 14", "turn_at_least: 16", "out_of_range", "climax.when.turn_at_least"),
        ("encounter: street_fight", "encounter: sea_fight", "unknown_encounter", "climax.encounter"),
        ("at: 5", "at: 2", "out_of_order", "threat.stages[1].at"),
        ("at: 5", "at: 9", "out_of_range", "threat.stages[1].at"),
        ("rate: 0.6", "rate: 0.05", "no_escalation", "threat.rate"),
        ("flags: [lamp_lit]}, prose", "flags: [lamp_burns]}, prose", "unknown_flag", "endings[0].when.flags[0]"),
        ("when: {encounter: won}", "when: {}", "dead_ending", "endings[2]"),
        ("outcome: lost, when: {}", "outcome: lost, when: {encounter: lost}", "open_end", "endings"),
        ("outcome: lost", "outcome: bittersweet", "no_such_ending", "endings"),
        ("{npc: ansel, to: quay}", "{npc: ansel, to: sea}", "unknown_place", "threat.stages[1].npc_moves[0].to"),
        ("add_description: The", "close_exit: saltby, add_description: The", "unknown_place", "threat.stages[0].place_changes[0].close_exit"),
        (", failure: [The match goes out.]", "", "missing_text", "leads[2].approaches[0]"),
        ("    npc: ansel", "    npc: ansel\n    feature: till", "unknown_feature", "leads[1].feature"),
    ],
)  # fmt: skip
def test_what_cannot_be_played_is_found_where_it_stands(workshop: Workshop, old, new, code, key):
    if code == "unsolvable_lead" and not key:
        workshop.change(CONFLICT, "requires: {items: [lamp_oil]}", "requires: {flags: [never_set]}")
        assert {"unknown_flag", "unsolvable_lead"} <= workshop.codes()
        return
    workshop.change(CONFLICT, old, new)
    found = [error for error in workshop.load().errors if error.code == code]
    assert [(error.file, error.key) for error in found] == [(f"packs/lantern/{CONFLICT}", key)]


def test_an_item_that_only_a_closed_circle_gives_opens_nothing(workshop: Workshop):
    workshop.change(CONFLICT, "    grants: {progress: 1, items: [lamp_oil]}\n", "    grants: {progress: 1}\n")
    workshop.change(CONFLICT, "flags: [lamp_lit]}\nclimax", "flags: [lamp_lit], items: [lamp_oil]}\nclimax")
    assert "unsolvable_lead" in workshop.codes()


def test_a_dial_that_nothing_moves_cannot_be_won(workshop: Workshop):
    workshop.write(
        f"{WORLD}/encounters.yaml",
        """
encounters:
  - id: parley
    label: A parley
    category: debate
    stakes: The street.
    win_condition: {kind: dial_threshold, target: 3, opponent_target: 3}
    player_metric: {name: Resolve}
    opponent_metric: {name: Hunger}
    opponents: [{npc: berit}]
    opening: [She waits.]
    won: [She nods.]
    lost: [She turns away.]
    beats:
      - {id: wait, label: Wait, description: Say nothing., verbs: [wait], success: {}, success_text: [Nothing.]}
""",
    )
    assert {"unwinnable", "unloseable"} <= workshop.codes()


def test_a_pack_without_any_fight_has_no_conflict_path(workshop: Workshop):
    text = (workshop.directory / "encounters.yaml").read_text()
    text = text.replace("category: fight", "category: chase").replace(
        "{kind: hp_depletion}", "{kind: survive_rounds, rounds: 3}"
    )
    workshop.write("encounters.yaml", text)
    assert workshop.codes() == {"no_conflict_path", "no_beats"}


@pytest.mark.parametrize("category", ["ship", "dogfight"])
def test_ships_and_craft_bring_their_own_guns(workshop: Workshop, category: str):
    text = (workshop.directory / "encounters.yaml").read_text()
    workshop.write("encounters.yaml", text.replace("category: fight", f"category: {category}"))
    assert workshop.codes() == {"no_conflict_path"}
