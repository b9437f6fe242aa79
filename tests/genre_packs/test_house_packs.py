"""The packs that are shipped: clean, playable by their own ruleset, and each a place of its own."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

import genre_packs
from campaigns.rules.contracts import DieSpec, Throw
from campaigns.world.binding import rules_of
from campaigns.world.personas import build_of, from_premade, gear_of
from genre_packs.loading.loader import GenrePack, load
from genre_packs.resolved import ResolvedWorld, dump, undump

DIRECTORIES = sorted(
    path.parent for path in (Path(genre_packs.__file__).parent / "packs").glob("*/pack.yaml")
)
PACKS = {directory.name: load(directory) for directory in DIRECTORIES}
WORLDS = [
    pytest.param(world, id="/".join(world.key)) for pack in PACKS.values() for world in pack.worlds.values()
]


class SeededDice:
    """Dice that fall the same way each time."""

    def __init__(self) -> None:
        self.random = random.Random(7)

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        """Faces for all dice, in order."""
        faces = [self.random.randint(1, int(die.sides)) for die in dice for _ in range(die.count)]
        return Throw("throw", tuple(dice), tuple(faces))


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_a_shipped_pack_has_no_errors_and_a_world_to_play(pack: GenrePack):
    assert [str(error) for error in pack.errors] == []
    assert pack.worlds


@pytest.mark.parametrize("world", WORLDS)
def test_every_ready_made_character_is_legal_in_the_packs_ruleset(world: ResolvedWorld):
    rules = rules_of(world)
    for premade in world.premade.characters:
        sheet = rules.new_sheet(build_of(from_premade(world, premade), world), SeededDice())
        rules.validate(sheet)


@pytest.mark.parametrize("world", WORLDS)
def test_every_creature_can_fight_in_the_packs_ruleset(world: ResolvedWorld):
    rules = rules_of(world)
    for creature in world.bestiary.creatures:
        rules.validate(rules.foe_sheet(creature.model_dump(mode="json"), SeededDice()))


@pytest.mark.parametrize("world", WORLDS)
def test_every_kit_can_be_carried(world: ResolvedWorld):
    rules = rules_of(world)
    (premade, *_) = world.premade.characters
    sheet = rules.new_sheet(build_of(from_premade(world, premade), world), SeededDice())
    for klass in world.classes.classes:
        gear = [gear_of(world.item_by_id[item]) for item in klass.kit]
        rules.validate(rules.with_gear(sheet, gear))


@pytest.mark.parametrize("world", WORLDS)
def test_a_world_can_be_pinned_and_read_back(world: ResolvedWorld):
    assert undump(dump(world)).digest == world.digest


def test_there_are_two_packs_so_that_nothing_is_built_for_one():
    assert len(PACKS) >= 2


def test_no_two_packs_share_a_look():
    firsts = [next(iter(pack.worlds.values())) for pack in PACKS.values() if pack.worlds]
    papers = [world.theme.palettes.light.paper for world in firsts]
    assert len(set(papers)) == len(papers)
