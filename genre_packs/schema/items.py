"""items.yaml: the catalogue of things."""

from typing import ClassVar, Literal

from pydantic import Field

from genre_packs.schema.values import Attribute, Dice, MergeRule, PackFile, PackModel, RulesData, Slug, Text


class Shock(PackModel):
    """Damage a miss still does to a target of armour class ``ac`` or less (no ``ac``: to any)."""

    damage: int = Field(ge=1, le=20)
    ac: int | None = Field(default=None, ge=10, le=25)


class WeaponRange(PackModel):
    """Reach of a ranged or thrown weapon in feet."""

    normal: int = Field(ge=1)
    max: int = Field(ge=1)


class ItemDef(PackModel):
    """A kind of thing.

    ``value`` in the pack's coin; ``weight`` in encumbrance items (0 for what one does not notice).
    Weapons: ``damage``, ``skill`` (stab, shoot or punch), ``attributes`` (best one counts; none where the
    ruleset has none), optionally ``shock`` and ``range`` (with skill stab: it can be thrown), ``traits`` of the
    ruleset such as ``two_handed``, ``less_lethal``, ``subtle``. Armour: ``ac`` and a trait ``light``, ``medium`` or
    ``heavy``; a shield: ``ac_bonus``. Consumables: ``uses``, which are counted down one by one, and ``heals`` dice.
    ``bonus_skill`` gives +1 to a check of that skill (for heal: it is a healer's kit). ``unique`` things exist once
    (keys, letters, heirlooms). ``quantity`` is how many one entry of a kit gives. ``text`` is what is written on it,
    for letters and handouts. ``stats`` are numbers that only the bound ruleset reads; ``power`` there stands for a
    weapon's damage, ``ballistic`` or ``impact`` for an armour class.
    """

    id: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    description: Text
    category: Literal[
        "weapon",
        "armor",
        "shield",
        "tool",
        "light",
        "consumable",
        "clothing",
        "document",
        "treasure",
        "key",
        "sundry",
    ]
    value: int = Field(default=0, ge=0)
    weight: float = Field(default=0, ge=0, le=20)
    quantity: int = Field(default=1, ge=1, le=100)
    damage: Dice | None = None
    shock: Shock | None = None
    skill: Slug | None = None
    attributes: tuple[Attribute, ...] = ()
    range: WeaponRange | None = None
    traits: tuple[Slug, ...] = ()
    ac: int | None = Field(default=None, ge=10, le=20)
    ac_bonus: int | None = Field(default=None, ge=1, le=4)
    uses: int | None = Field(default=None, ge=1, le=20)
    heals: Dice | None = None
    bonus_skill: Slug | None = None
    unique: bool = False
    tags: tuple[Slug, ...] = ()
    text: Text | None = None
    stats: RulesData = Field(default_factory=dict)

    @property
    def portions(self) -> int:
        """How many times the things that one entry of a kit gives can be used: the quantity that is counted down."""
        return self.quantity * (self.uses or 1)

    @property
    def portion_weight(self) -> float:
        """What one use weighs, so that a full thing weighs what the catalogue says."""
        return self.weight / (self.uses or 1)


class Items(PackFile):
    """The catalogue; a world adds its own things and may replace one by its id."""

    FILE: ClassVar[str] = "items.yaml"
    MERGE: ClassVar[MergeRule] = "union_by_id"

    items: tuple[ItemDef, ...] = Field(min_length=1)
