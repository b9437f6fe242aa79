"""Packs of rules that count otherwise: weapons and armour with numbers of their own, attributes with their names."""

import pytest

DAMAGE = "damage: 1d6, skill: stab, attributes: [strength], shock: {damage: 2, ac: 13}"
POOL = """attribute_map:
  body: {label: Frame, short: FRM, description: Bearing it.}
  quickness: {label: Hands, short: HND, description: Quickness and touch.}
  charm: {label: Voice, short: VOI, description: Being listened to.}
  wits: {label: Wits, short: WIT, description: Reasoning and recall.}
  will: {label: Nerve, short: NRV, description: Staying on one's feet.}
"""


def test_power_serves_for_damage(workshop):
    workshop.change("items.yaml", DAMAGE, "skill: stab, stats: {power: str+2, level: M}")
    assert workshop.codes() == set()


@pytest.mark.parametrize("points", ["ballistic: 3, impact: 2", "impact: 1", "armour: 2"])
def test_points_serve_for_an_armour_class(workshop, points):
    workshop.change("items.yaml", "ac: 12, ", f"stats: {{{points}}}, ")
    assert workshop.codes() == set()


def test_a_weapon_with_power_still_needs_a_skill(workshop):
    workshop.change("items.yaml", DAMAGE, "stats: {power: 6, level: M}")
    error = workshop.only_error()
    assert (error.code, error.key) == ("incomplete_item", "items[0]")


def test_numbers_that_protect_nobody_are_no_armour(workshop):
    workshop.change("items.yaml", "ac: 12, ", "stats: {power: 3}, ")
    error = workshop.only_error()
    assert (error.code, error.key) == ("incomplete_item", "items[1]")


def test_a_pool_pack_must_name_all_six_of_its_attributes(workshop):
    rules = (workshop.directory / "rules.yaml").read_text().replace("ruleset: wwn", "ruleset: dice_pool")
    start, end = rules.index("attribute_map"), rules.index("skills:")
    workshop.write("rules.yaml", rules[:start] + POOL + rules[end:])
    missing = [error.message for error in workshop.load().errors if error.file.endswith("rules.yaml")]
    assert missing == ["no name for the attribute 'strength'"]
