"""bestiary.yaml: who or what can be fought, chased or faced down."""

from typing import ClassVar

from pydantic import Field

from genre_packs.schema.items import Shock
from genre_packs.schema.values import Dice, MergeRule, PackFile, PackModel, RulesData, Slug, Text


class CreaturePhrases(PackModel):
    """Sentences for the house narrator, present tense; ``{pc}`` is the target, ``{foe}`` the creature.

    ``power`` tells of a spell, an art or a gift that it uses.
    """

    hit: tuple[Text, ...] = ()
    miss: tuple[Text, ...] = ()
    wounded: tuple[Text, ...] = ()
    down: tuple[Text, ...] = ()
    flee: tuple[Text, ...] = ()
    power: tuple[Text, ...] = ()


class Creature(PackModel):
    """A line of statistics and the words to bring it on stage.

    ``hd`` hit dice (d8 each) unless ``hp`` fixes the number; ``ac`` armour class; ``attack`` bonus to a d20,
    ``attacks`` of them a round; ``damage`` dice (required: what cannot hurt is no opponent); ``morale`` 2..12
    on 2d6; ``instinct`` 1..10, how easily it does something foolish; ``skill`` bonus to 2d6; ``save`` target
    on a d20; ``move`` feet a round; ``mindless`` things never check morale. ``look`` are short noun phrases
    seen first; ``tactics`` sentences telling how it fights. ``loot`` are item ids. The numbers from ``hd`` to
    ``move`` are those of wwn, swn, cwn and awn; any other ruleset reads its own from ``stats``.
    """

    id: Slug
    name: Text
    plural: Text | None = None
    aliases: tuple[Text, ...] = ()
    description: Text
    hd: int | None = Field(default=None, ge=1, le=20)
    hp: int | None = Field(default=None, ge=1, le=200)
    ac: int | None = Field(default=None, ge=8, le=22)
    attack: int | None = Field(default=None, ge=0, le=20)
    attacks: int = Field(default=1, ge=1, le=4)
    damage: Dice | None = None
    weapon: Text | None = None
    shock: Shock | None = None
    morale: int = Field(default=8, ge=2, le=12)
    instinct: int = Field(default=5, ge=1, le=10)
    skill: int = Field(default=1, ge=0, le=6)
    save: int = Field(default=15, ge=2, le=16)
    move: int = Field(default=30, ge=0, le=120)
    mindless: bool = False
    tags: tuple[Slug, ...] = ()
    look: tuple[Text, ...] = Field(min_length=1)
    tactics: tuple[Text, ...] = Field(min_length=1)
    phrases: CreaturePhrases = CreaturePhrases()
    loot: tuple[Slug, ...] = ()
    stats: RulesData = Field(default_factory=dict)


class Bestiary(PackFile):
    """All creatures; a world adds its own and may replace one by its id."""

    FILE: ClassVar[str] = "bestiary.yaml"
    MERGE: ClassVar[MergeRule] = "union_by_id"

    creatures: tuple[Creature, ...] = Field(min_length=1)
