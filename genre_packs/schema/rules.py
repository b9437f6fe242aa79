"""rules.yaml, progression.yaml, axes.yaml, visibility_baseline.yaml, lethality_policy.yaml."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from genre_packs.schema.values import (
    Attribute,
    Dice,
    Difficulty,
    MergeRule,
    PackFile,
    PackModel,
    RulesData,
    Slug,
    Text,
)


class AttributeLabel(PackModel):
    """The pack's name for a canonical attribute: full, three or four letters, and what it is for."""

    label: Text
    short: Text = Field(max_length=4)
    description: Text


class SkillDef(PackModel):
    """A skill of the ruleset under the pack's label.

    ``id`` is the ruleset's own (wwn: administer, connect, convince, craft, exert, heal, know, lead, notice,
    perform, pray, punch, ride, sail, shoot, sneak, stab, survive, trade, work). ``attribute`` is the usual
    one. ``verbs`` are words in a player's sentence that call for this skill, in the base form.
    """

    id: Slug
    label: Text
    description: Text
    attribute: Attribute | None = None
    verbs: tuple[Text, ...] = ()


class Currency(PackModel):
    """Money: one coin and several, and the abbreviation; ``starting`` are dice of it."""

    singular: Text
    plural: Text
    abbreviation: Text
    starting: Dice = "3d6"
    starting_multiplier: int = Field(default=10, ge=1)


class Rules(PackFile):
    """Which ruleset the pack binds and under which names.

    ``ruleset`` is the module's slug (wwn, swn, cwn, awn, fate, dial, dice_pool). ``attribute_map`` names all the
    attributes that the ruleset has (none for fate).
    ``default_difficulty`` is the target of a check nobody set one for. ``xp_track`` picks the advancement
    table. ``class_label``/``background_label``/``focus_label`` are what the pack calls these things;
    ``hit_points_label`` what it calls hit points. ``tone`` tells the narrator how much a failure may hurt.
    """

    FILE: ClassVar[str] = "rules.yaml"
    MERGE: ClassVar[MergeRule] = "genre_only"

    ruleset: Slug
    tone: Text
    attribute_map: Mapping[Attribute, AttributeLabel] = Field(default_factory=dict)
    skills: tuple[SkillDef, ...] = Field(min_length=1)
    class_label: Text = "Class"
    background_label: Text = "Background"
    focus_label: Text = "Focus"
    hit_points_label: Text = "Hit points"
    default_difficulty: Difficulty = 8
    attribute_generation: Literal["array", "roll", "either"] = "either"
    xp_track: Literal["fast", "slow"] = "fast"
    currency: Currency
    custom_rules: tuple[Text, ...] = ()


class Milestone(PackModel):
    """Something worth experience: ``xp`` points when it happens, named by ``when`` in words."""

    id: Slug
    label: Text
    when: Literal["lead_closed", "encounter_won", "encounter_survived", "ending_reached", "sitting_ended"]
    xp: int = Field(ge=0, le=10)


class Progression(PackFile):
    """How characters grow: level cap, what earns experience, and a title for each level reached."""

    FILE: ClassVar[str] = "progression.yaml"
    MERGE: ClassVar[MergeRule] = "deep_merge"

    max_level: int = Field(default=10, ge=1, le=10)
    milestones: tuple[Milestone, ...] = Field(min_length=1)
    level_titles: tuple[Text, ...] = ()


class AxisPoles(PackModel):
    """The two ends of an axis in one or two words each."""

    low: Text
    high: Text


class AxisDef(PackModel):
    """A dial of tone: 0 is the low pole, 1 the high one; ``guidance`` tells the narrator what it changes."""

    id: Slug
    name: Text
    description: Text
    poles: AxisPoles
    default: float = Field(ge=0, le=1)
    guidance: Text | None = None


class AxisPreset(PackModel):
    """A named setting of several axes: axis id -> 0..1."""

    name: Text
    description: Text
    values: Mapping[Slug, float]


class Axes(PackFile):
    """The dials of tone that a world sets (``axis_snapshot``) and a host may turn."""

    FILE: ClassVar[str] = "axes.yaml"
    MERGE: ClassVar[MergeRule] = "genre_only"

    definitions: tuple[AxisDef, ...] = Field(min_length=1)
    presets: tuple[AxisPreset, ...] = ()


class VisibilityBaseline(PackFile):
    """How much the table shares by default.

    ``default_visibility`` maps a kind of result (``check``, ``lead``, ``fact``, ``item``, ``whisper``) to who
    learns of it. ``senses`` maps a condition, as it stands on a sheet (any part of its words), to the senses that
    it takes away.
    """

    FILE: ClassVar[str] = "visibility_baseline.yaml"
    MERGE: ClassVar[MergeRule] = "deep_merge"

    tone: Literal["broadcast_heavy", "balanced", "secret_heavy"]
    default_visibility: Mapping[Slug, Literal["all", "scene", "actor_only"]] = Field(default_factory=dict)
    senses: Mapping[Text, tuple[Literal["sight", "hearing", "awareness"], ...]] = Field(default_factory=dict)


class Verdicts(PackModel):
    """What zero hit points mean, for a player's character and for an NPC."""

    pc: Literal["mortal", "out_cold", "captured"]
    npc: Literal["dead", "out_cold", "flees"]


class LethalityPolicy(PackFile):
    """How death is treated, and what the narrator must and must not tell when it is near."""

    FILE: ClassVar[str] = "lethality_policy.yaml"
    MERGE: ClassVar[MergeRule] = "deep_merge"

    verdicts_on_zero: Verdicts
    must_narrate: tuple[Text, ...] = ()
    must_not_narrate: tuple[Text, ...] = ()


class Homebrew(PackFile):
    """homebrew.yaml: the pack's own mechanics, as data that the bound ruleset reads and checks.

    ``tables`` replace the ruleset's tables of the same name; the rest are added to what the ruleset has, or
    replace what has the same id: classes, powers (spells, arts, techniques, mutations, programs, stunts) and
    conditions. Items, creatures, encounter types and beats have files of their own.
    """

    FILE: ClassVar[str] = "homebrew.yaml"
    MERGE: ClassVar[MergeRule] = "deep_merge"
    REQUIRED: ClassVar[bool] = False

    tables: RulesData = Field(default_factory=dict)
    classes: tuple[RulesData, ...] = ()
    powers: tuple[RulesData, ...] = ()
    conditions: tuple[RulesData, ...] = ()
