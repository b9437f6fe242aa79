"""The tables of spellcasting, arts and bare hands, whole, as they are published (1.5, 4.3)."""

import pytest

from campaigns.rules.without_number.books.mages import MAGES
from campaigns.rules.without_number.books.wwn import CLASSES
from campaigns.rules.without_number.magic.canon import WORKINGS
from campaigns.rules.without_number.magic.traditions import TRADITIONS
from campaigns.rules.without_number.magic.workings import DUAL, FULL, PARTIAL, PUNCHES, Casting

PUBLISHED = {
    "full": (
        FULL, (1, 1, 2, 2, 3, 3, 4, 4, 5, 5), (1, 1, 2, 2, 3, 3, 4, 4, 5, 6), (3, 3, 4, 5, 6, 7, 8, 9, 10, 12), 4,
    ),
    "partial": (
        PARTIAL, (1, 1, 1, 1, 2, 2, 2, 2, 3, 3), (1, 1, 1, 2, 2, 3, 3, 3, 4, 4), (2, 3, 3, 4, 5, 6, 7, 7, 8, 9), 2,
    ),
    "dual": (
        DUAL, (1, 1, 1, 2, 2, 2, 3, 3, 3, 4), (1, 1, 2, 2, 2, 3, 3, 4, 4, 5),
        (3, 4, 5, 6, 8, 9, 10, 12, 13, 15), 4,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PUBLISHED)
def test_casting_follows_its_table(name: str) -> None:
    table, levels, cast, prepared, known = PUBLISHED[name]
    assert table == Casting(levels, cast, prepared, known)


@pytest.mark.parametrize(
    ("archetype", "hit_bonus", "attack"),
    [
        ("mage", -1, (0, 0, 0, 0, 1, 1, 1, 1, 1, 2)),
        ("adventurer_warrior_mage", 2, (1, 2, 2, 3, 4, 5, 5, 6, 6, 7)),
        ("adventurer_expert_mage", 0, (0, 1, 1, 2, 2, 3, 3, 4, 4, 5)),
        ("adventurer_mage_mage", -1, (0, 0, 0, 0, 1, 1, 1, 1, 1, 2)),
    ],
)
def test_hit_dice_and_attack_follow_theirs(archetype: str, hit_bonus: int, attack: tuple[int, ...]) -> None:
    assert (CLASSES[archetype].hit_bonus, CLASSES[archetype].attack) == (hit_bonus, attack)


@pytest.mark.parametrize(
    ("tradition", "full", "partial"),
    [
        ("high_mage", (2, 1, 0, 1, 0, 1, 0, 1, 0, 1), (1, 1, 1, 0, 0, 1, 0, 0, 1, 0)),
        ("necromancer", (2, 1, 0, 1, 0, 1, 0, 1, 0, 1), (1, 1, 1, 0, 0, 1, 0, 0, 1, 0)),
        ("elementalist", (1, 1, 0, 1, 0, 1, 0, 1, 0, 1), (1, 0, 1, 0, 0, 1, 0, 0, 1, 0)),
        ("healer", (), (1, 1, 0, 1, 1, 1, 0, 1, 0, 1)),
        ("vowed", (), (1, 1, 0, 1, 1, 0, 0, 1, 0, 1)),
    ],
)
def test_arts_are_gained_as_published(
    tradition: str, full: tuple[int, ...], partial: tuple[int, ...]
) -> None:
    assert (TRADITIONS[tradition].full_arts, TRADITIONS[tradition].partial_arts) == (full, partial)


def test_bare_hands_of_a_vowed() -> None:
    assert PUNCHES == ("1d6", "1d6", "1d8", "1d8", "1d10", "1d10", "1d10+1", "1d10+1", "1d10+2", "1d10+3")


def test_every_tradition_has_arts_for_all_its_picks_and_five_of_its_own_at_least() -> None:
    for tradition in TRADITIONS.values():
        own = [art for art in WORKINGS.values() if art.kind == "art" and art.group == tradition.id]
        chosen = [art for art in own if not art.given]
        assert len(own) >= 5
        assert len(chosen) >= max(sum(tradition.full_arts), sum(tradition.partial_arts))
        assert set(tradition.basics) == {art.id for art in own if art.given}


def test_there_are_spells_of_every_level() -> None:
    spells = [spell for spell in WORKINGS.values() if spell.kind == "spell"]
    assert len(spells) >= 60
    assert {spell.level for spell in spells} == {1, 2, 3, 4, 5}
    assert all(spell.verbs for spell in spells)


def test_every_class_of_mages_is_offered() -> None:
    assert {klass.id for klass in MAGES} <= set(CLASSES)
