"""What a client may send: one model for each command. Fields that are on neither protocol page are refused.

Fields of the reference's clients that we have no use for are named and ignored, so that these clients work.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from campaigns.errors import InvalidRequest


class Command(BaseModel):
    """The root of all commands."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Connect(Command):
    """SESSION_EVENT with ``event`` "connect": take part in a session."""

    event: Literal["connect"]
    game_slug: Annotated[str, Field(min_length=1, max_length=64)]
    player_name: Annotated[str, Field(max_length=200)] | None = None
    last_seen_seq: Annotated[int, Field(ge=0)] | None = None
    genre: str | None = None
    world: str | None = None
    narrator_verbosity: str | None = None
    narrator_vocabulary: str | None = None
    image_cooldown_seconds: int | None = None


class PlayerAction(Command):
    """PLAYER_ACTION: what the character does, or with ``aside`` a question that costs no turn."""

    action: str
    aside: bool = False
    round: int | None = None


class ActionReveal(Command):
    """ACTION_REVEAL: what a player is writing, while they write it."""

    action: Annotated[str, Field(max_length=4000)] = ""
    status: Literal["composing", "submitted", "cleared"] = "composing"
    aside: bool = False
    player_id: str | None = None
    character_name: str | None = None
    seq: int | None = None
    round: Annotated[int, Field(ge=0, le=1_000_000)] | None = None


class Chat(Command):
    """CHAT: a word across the table."""

    text: Annotated[str, Field(min_length=1, max_length=1000)]


class Creation(Command):
    """CHARACTER_CREATION: an answer to the present step, or a step back.

    ``answer`` is that of a step the rules ask for: a list of ids, or values or words by id.
    """

    phase: Literal["scene", "continue", "confirmation", "premade"] | None = None
    choice: Annotated[str, Field(max_length=2000)] | int | None = None
    action: Literal["back", "edit", "premade", "start_over"] | None = None
    target_step: Annotated[int, Field(ge=0, le=50)] | None = None
    answer: list[JsonValue] | dict[str, JsonValue] | None = None


class PlayerSeat(Command):
    """PLAYER_SEAT: sit down with the character one has made."""

    character_slot: Annotated[str, Field(max_length=64)] | Annotated[int, Field(ge=0, le=1000)]


class DiceThrow(Command):
    """DICE_THROW: the answer to a DICE_REQUEST; ``face`` is what real dice show and is ignored for others.

    ``spends`` holds the throw open while something may be spent on it, until DICE_SPEND answers.
    """

    request_id: Annotated[str, Field(min_length=1, max_length=96)]
    client_seed: Annotated[str, Field(max_length=128)] = ""
    throw_params: dict[str, Any] | None = None
    face: list[Any] | None = None
    faces: list[Any] | None = None
    spends: bool = False
    beat_id: str | None = None
    player_action: str | None = None
    spell_id: str | None = None
    mutation_id: str | None = None
    target: str | None = None


class DiceSpend(Command):
    """DICE_SPEND: what to spend on a throw that lies, one of DICE_SPENDS; nothing keeps it as it is."""

    request_id: Annotated[str, Field(min_length=1, max_length=96)]
    spend: Annotated[str, Field(max_length=96)] = ""


class CheckThrow(Command):
    """CHECK_THROW: a skill check or a save of one's own accord; level and faces come from the sheet and the chain."""

    kind: Literal["skill_check", "save"]
    attribute: Annotated[str, Field(max_length=20)] = ""
    skill: Annotated[str, Field(max_length=40)] = ""
    save: Annotated[str, Field(max_length=20)] = ""
    difficulty_key: Annotated[str, Field(max_length=20)] = ""
    label: Annotated[str, Field(max_length=120)] = ""
    skill_level: int | None = None
    faces: list[int] | None = None


class JournalRequest(Command):
    """JOURNAL_REQUEST: what the character knows, all of it or one category."""

    filter: str | None = None


class History(Command):
    """HISTORY: the page of the story before one's own number ``before_seq``."""

    before_seq: Annotated[int, Field(ge=1)]


class Preference(Command):
    """PREFERENCE: whether the table throws this seat's dice, and how it likes what is told to it alone; what is left
    out stays."""

    table_throws: bool | None = None
    private_length: Literal["", "short", "long"] | None = None
    private_words: Literal["", "plain", "rich"] | None = None


class StandIn(Command):
    """STAND_IN: what becomes of one's character while one is away; what is left out stays."""

    mode: Literal["never", "hold", "act"] | None = None
    after_minutes: Annotated[int, Field(ge=0, le=1440)] | None = None
    turns: Annotated[int, Field(ge=1, le=50)] | None = None
    spares: bool | None = None
    silent: bool | None = None
    danger: Literal["follow", "usual"] | None = None
    flee_below: Annotated[int, Field(ge=0, le=100)] | None = None


class TableSettings(Command):
    """TABLE_SETTINGS: whether players throw real dice, whether characters grow by themselves; what is left out stays.

    The host's choice, or the GM's.
    """

    physical_dice: bool | None = None
    automatic_growth: bool | None = None


class Growth(Command):
    """GROWTH: what one's character may choose now, given ``answers`` so far, by step as in CHARACTER_CREATION."""

    answers: dict[str, list[JsonValue] | dict[str, JsonValue]] = Field(default_factory=dict)


class Grow(Growth):
    """GROW: choose it, all that ``offer`` stood for in the last GROWTH; what is left out is taken as suggested."""

    offer: Annotated[str, Field(min_length=1, max_length=64)]


class ClientError(Command):
    """CLIENT_ERROR: the page broke; nobody is to wait for it in this turn."""

    message: Annotated[str, Field(max_length=2000)] = ""
    stack: Annotated[str, Field(max_length=8000)] | None = None
    where: Annotated[str, Field(max_length=300)] | None = None


class Empty(Command):
    """A command that says everything by its type: READY, START, YIELD, RETRY, LEAVE."""


COMMANDS: Final[Mapping[str, type[Command]]] = {
    "SESSION_EVENT": Connect,
    "PLAYER_ACTION": PlayerAction,
    "ACTION_REVEAL": ActionReveal,
    "CHAT": Chat,
    "CHARACTER_CREATION": Creation,
    "PLAYER_SEAT": PlayerSeat,
    "DICE_THROW": DiceThrow,
    "DICE_SPEND": DiceSpend,
    "CHECK_THROW": CheckThrow,
    "JOURNAL_REQUEST": JournalRequest,
    "HISTORY": History,
    "PREFERENCE": Preference,
    "STAND_IN": StandIn,
    "TABLE_SETTINGS": TableSettings,
    "GROWTH": Growth,
    "GROW": Grow,
    "CLIENT_ERROR": ClientError,
    "READY": Empty,
    "START": Empty,
    "YIELD": Empty,
    "RETRY": Empty,
    "LEAVE": Empty,
}


def parse(frame: object) -> tuple[str, Command]:
    """The type and command of a decoded frame. Raises ``InvalidRequest`` saying what is wrong with it."""
    if not isinstance(frame, dict):
        raise InvalidRequest("A frame is a JSON object.", hint='{"type": …, "payload": {…}}')
    type_, payload = frame.get("type"), frame.get("payload", {})
    if not isinstance(type_, str) or type_ not in COMMANDS:
        raise InvalidRequest(
            f"There is no command {str(type_)[:40]!r}.",
            hint="See the protocol page.",
            details={"types": sorted(COMMANDS)},
        )
    if not isinstance(payload, dict):
        raise InvalidRequest("A payload is a JSON object.")
    unknown = set(frame) - {"type", "payload", "player_id"}
    if unknown:
        raise InvalidRequest(f"A frame has no {sorted(unknown)[0][:40]!r}.")
    try:
        return type_, COMMANDS[type_].model_validate(payload)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(str(part) for part in first["loc"])[:80]
        raise InvalidRequest(f"{type_} {where}: {first['msg']}", details={"field": where}) from wrong
