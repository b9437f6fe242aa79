"""char_creation.yaml, classes.yaml and premade.yaml: how a character comes to be."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from genre_packs.schema.values import Attribute, MergeRule, PackFile, PackModel, RulesData, Slug, Text

type Score = Annotated[int, Field(ge=0, le=30)]
type SkillLevel = Annotated[int, Field(ge=0, le=8)]


class MechanicalEffects(PackModel):
    """What a choice does to the character; every field optional.

    ``background``, ``class``, ``focus`` are ids in classes.yaml; ``skills`` are skill ids, each raised by one
    pick; ``attribute_bonus`` attribute -> -2..2; ``items`` item ids. The rest is character in words, kept on
    the sheet and offered to the narrator: ``hook`` (a loose end), ``trait``, ``goal``, ``bond``, ``look``,
    ``pronouns``. ``choices`` answer the ruleset's own steps of creation, by step id.
    """

    background: Slug | None = None
    class_: Slug | None = Field(default=None, alias="class")
    focus: Slug | None = None
    skills: tuple[Slug, ...] = ()
    attribute_bonus: Mapping[Attribute, Annotated[int, Field(ge=-2, le=2)]] = Field(default_factory=dict)
    items: tuple[Slug, ...] = ()
    coins: int = Field(default=0, ge=0)
    hook: Text | None = None
    trait: Text | None = None
    goal: Text | None = None
    bond: Text | None = None
    look: Text | None = None
    pronouns: Text | None = None
    choices: RulesData = Field(default_factory=dict)


class CreationChoice(PackModel):
    """One answer: ``label`` on the card, ``description`` below it in second person, what it does."""

    id: Slug | None = None
    label: Text
    description: Text
    mechanical_effects: MechanicalEffects = MechanicalEffects()


class CreationScene(PackModel):
    """One step of guided creation.

    ``narration`` speaks to the player in second person. ``input_type``: ``choice`` picks one of ``choices``;
    ``text`` asks for words; ``name`` asks for name and pronouns; ``attributes`` lets the ruleset ask for
    scores. ``allows_freeform`` lets the player write an answer instead of picking; ``hook_prompt`` is the
    question shown above that box; ``fills`` says which words field a written answer goes to.
    """

    id: Slug
    title: Text
    narration: Text
    input_type: Literal["choice", "text", "name", "attributes"] = "choice"
    choices: tuple[CreationChoice, ...] = ()
    allows_freeform: bool = False
    hook_prompt: Text | None = None
    fills: Literal["hook", "trait", "goal", "bond", "look"] | None = None
    loading_text: Text | None = None


class CharCreation(PackFile):
    """Three to six scenes, in order. Together they must offer a background and a class and ask for a name."""

    FILE: ClassVar[str] = "char_creation.yaml"
    MERGE: ClassVar[MergeRule] = "replace"

    scenes: tuple[CreationScene, ...] = Field(min_length=1)


class ClassDef(PackModel):
    """A class of the ruleset under the pack's label.

    ``id`` is the pack's; ``rules_class`` the ruleset's (wwn: warrior, expert, adventurer_warrior_expert);
    ``prime`` lists attributes from most to least useful, ``kit`` item ids a new character starts with.
    ``choices`` are what somebody of this class answers to the ruleset's own steps, unless they choose otherwise.
    """

    id: Slug
    label: Text
    description: Text
    rules_class: Slug
    prime: tuple[Attribute, ...] = ()
    kit: tuple[Slug, ...] = ()
    choices: RulesData = Field(default_factory=dict)


class BackgroundDef(PackModel):
    """Where a character comes from: one free skill, two or three more for a quick start, and a look back."""

    id: Slug
    label: Text
    description: Text
    free_skill: Slug
    quick_skills: tuple[Slug, ...] = Field(min_length=1, max_length=3)
    items: tuple[Slug, ...] = ()


class FocusDef(PackModel):
    """A focus of the ruleset under the pack's label; ``rules_focus`` is the ruleset's own id.

    wwn: alert, armsmaster, artisan, assassin, authority, close_combatant, connected, cultured, deadeye,
    dealmaker, die_hard, diplomatic_grace, gifted_chirurgeon, henchkeeper, impervious_defense, impostor,
    lucky, poisoner, polymath, rider, shocking_assault, snipers_eye, specialist, trapmaster,
    unarmed_combatant, valiant_defender, well_met, whirlwind_assault.
    """

    id: Slug
    label: Text
    description: Text
    rules_focus: Slug
    skill: Slug | None = None


class Classes(PackFile):
    """Classes, backgrounds and foci that the pack allows; what is not listed cannot be chosen."""

    FILE: ClassVar[str] = "classes.yaml"
    MERGE: ClassVar[MergeRule] = "replace"

    classes: tuple[ClassDef, ...] = Field(min_length=1)
    backgrounds: tuple[BackgroundDef, ...] = Field(min_length=1)
    foci: tuple[FocusDef, ...] = ()


class Premade(PackModel):
    """A ready-made character: everything the guided way would have asked.

    ``attributes`` names all six. ``skills`` are skill id -> level (0 or 1 for a beginner). A ruleset with steps of
    its own reads ``choices`` instead, by step id. ``concept`` is one
    line for the card, ``backstory`` a short paragraph in second person, ``look`` what others see first,
    ``bond`` a tie to the world or another character, ``goal`` what they want tonight.
    """

    id: Slug
    name: Text
    pronouns: Text
    concept: Text
    background: Slug
    class_: Slug = Field(alias="class")
    focus: Slug | None = None
    attributes: Mapping[Attribute, Score] = Field(default_factory=dict)
    skills: Mapping[Slug, SkillLevel] = Field(default_factory=dict)
    choices: RulesData = Field(default_factory=dict)
    items: tuple[Slug, ...] = ()
    coins: int = Field(default=0, ge=0)
    backstory: Text
    look: Text
    bond: Text
    goal: Text


class PremadeCharacters(PackFile):
    """premade.yaml: characters one can sit down with in one tap."""

    FILE: ClassVar[str] = "premade.yaml"
    MERGE: ClassVar[MergeRule] = "world_only"

    characters: tuple[Premade, ...] = Field(min_length=1)
