"""encounters.yaml: confrontations as data, with stakes, a way to win and an Other who can hurt."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from genre_packs.schema.values import (
    Attribute,
    Consequences,
    Dice,
    Difficulty,
    MergeRule,
    Mood,
    PackFile,
    PackModel,
    RulesData,
    Slug,
    Text,
    Variants,
)


class HpDepletion(PackModel):
    """Won when every opponent is down, has fled or has yielded."""

    kind: Literal["hp_depletion"]


class DialThreshold(PackModel):
    """Won when the players' metric reaches ``target``, lost when the opponents' metric reaches theirs."""

    kind: Literal["dial_threshold"]
    target: int = Field(ge=1, le=20)
    opponent_target: int = Field(ge=1, le=20)


class SurviveRounds(PackModel):
    """Won when somebody still stands after ``rounds`` rounds."""

    kind: Literal["survive_rounds"]
    rounds: int = Field(ge=1, le=12)


type WinCondition = Annotated[HpDepletion | DialThreshold | SurviveRounds, Field(discriminator="kind")]


class Metric(PackModel):
    """A dial of the encounter: its public name and where it starts."""

    name: Text
    starting: int = Field(default=0, ge=0, le=20)


class BeatEffect(PackModel):
    """What a beat does, in this encounter.

    ``player`` and ``opponent`` move the two dials. ``strike`` makes it a weapon attack; ``damage`` dice hurt
    the target, ``backfire`` dice whoever acted. ``defend`` is added to the actor's armour class until their
    next turn. ``morale_check`` makes the opponents check morale, ``leave`` takes the actor out of it safely.
    """

    player: int = Field(default=0, ge=-10, le=10)
    opponent: int = Field(default=0, ge=-10, le=10)
    strike: bool = False
    damage: Dice | None = None
    backfire: Dice | None = None
    defend: int = Field(default=0, ge=0, le=4)
    morale_check: bool = False
    leave: bool = False
    also: Consequences | None = None


class BeatDef(PackModel):
    """One thing a character may do in this encounter.

    ``label`` is an imperative of two to five words; ``verbs`` are words in a player's sentence that mean it.
    A beat with ``skill`` is a check against ``difficulty``; ``success`` and ``failure`` are its effects and
    ``success_text``/``failure_text`` sentences for the house narrator with {pc}, {foe}, {place}.
    """

    id: Slug
    label: Text
    description: Text
    verbs: tuple[Text, ...] = Field(min_length=1)
    skill: Slug | None = None
    attribute: Attribute | None = None
    difficulty: Difficulty = 8
    requires_item: Slug | None = None
    requires_flag: Slug | None = None
    success: BeatEffect
    failure: BeatEffect = BeatEffect()
    success_text: Variants
    failure_text: tuple[Text, ...] = ()


class Opponent(PackModel):
    """Who stands against them: exactly one of ``creature`` (bestiary id) and ``npc`` (who fights as theirs).

    ``count`` of a creature, plus ``per_extra_player`` for each player beyond the first (rounded down).
    ``leader`` is the one whose fall makes the others check morale.
    """

    creature: Slug | None = None
    npc: Slug | None = None
    count: int = Field(default=1, ge=1, le=20)
    per_extra_player: float = Field(default=0, ge=0, le=4)
    leader: bool = False


class ZoneDef(PackModel):
    """A part of the ground; ``next_to`` are the zones one step away, both ways."""

    id: Slug
    label: Text
    next_to: tuple[Slug, ...] = ()


class Reinforcement(PackModel):
    """Opponents who come in at the beginning of ``round``, told by ``text``."""

    round: int = Field(ge=2, le=12)
    opponent: Opponent
    text: Text


class MoraleDef(PackModel):
    """When opponents check morale, and what those who break do."""

    triggers: tuple[Literal["first_blood", "half_down", "leader_down", "intimidated"], ...] = (
        "half_down",
        "leader_down",
    )
    on_break: Literal["flee", "surrender", "rout"] = "flee"


class ConfrontationDef(PackModel):
    """A confrontation.

    ``hp_depletion`` needs opponents with damage; ``dial_threshold`` needs both metrics and beats that move
    the players' dial. Fights get the ruleset's own actions (attack, defend, withdraw, run …) besides
    ``beats``. ``opening`` are paragraphs that begin it; ``round`` sentences between rounds; ``won``, ``lost``
    and ``fled`` close it. ``can_flee`` says whether one may leave. ``zones`` are where one can be, the party's
    first and the opposition's last. ``escalates_to`` is the encounter that a lost one becomes at once. ``stats``
    are what only the bound ruleset reads.
    """

    id: Slug
    label: Text
    category: Literal["fight", "chase", "duel", "debate", "social", "contest", "netrun", "ship", "dogfight"]
    stakes: Text
    mood: Mood = "combat"
    win_condition: WinCondition
    player_metric: Metric | None = None
    opponent_metric: Metric | None = None
    opponents: tuple[Opponent, ...] = Field(min_length=1)
    beats: tuple[BeatDef, ...] = ()
    morale: MoraleDef = MoraleDef()
    max_rounds: int = Field(default=8, ge=1, le=12)
    can_flee: bool = True
    zones: tuple[ZoneDef, ...] = ()
    reinforcements: tuple[Reinforcement, ...] = ()
    escalates_to: Slug | None = None
    stats: RulesData = Field(default_factory=dict)
    opening: Variants
    round: tuple[Text, ...] = ()
    won: Variants
    lost: Variants
    fled: tuple[Text, ...] = ()
    on_win: Consequences = Consequences()
    on_loss: Consequences = Consequences()
    on_flee: Consequences = Consequences()


class Encounters(PackFile):
    """Confrontations; the genre offers general ones, a world adds its own and may replace one by id."""

    FILE: ClassVar[str] = "encounters.yaml"
    MERGE: ClassVar[MergeRule] = "union_by_id"

    encounters: tuple[ConfrontationDef, ...] = Field(min_length=1)
