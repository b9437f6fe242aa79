"""Which beat an attempt means."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from campaigns.rules.contracts import ActionKind, Attempt
from campaigns.rules.dial.encounter.beats import Beat
from campaigns.rules.dial.encounter.state import Encounter
from campaigns.rules.dial.tables import SKILLS, BeatKind

_KINDS: Final[dict[ActionKind, BeatKind]] = {
    "attack": "strike",
    "use_item": "strike",
    "total_defense": "brace",
    "withdraw": "push",
    "run": "push",
    "advantage": "angle",
    "skill": "angle",
    "aid": "angle",
    "stabilise": "angle",
}
LEAVE: Final = Beat("leave", "Leave", "push", "Walk out of this.", special="leave", check=False)
DRAW: Final = Beat(
    "draw", "Let it come to the worst", "strike", "Words are over.", escalates=True, check=False
)
WORDS: Final = ("debate", "social", "contest")


def beat_for(encounter: Encounter, attempt: Attempt) -> Beat | None:
    """The beat that is meant: by id, by what the rules offered, by kind of action, by skill; None for no such thing."""
    if attempt.beat:
        return next((beat for beat in encounter.beats if beat.id == attempt.beat), None)
    offered = attempt.option.split(":")[0]
    named = next((beat for beat in encounter.beats if beat.id == offered), None)
    if named is not None:
        return named
    kind = _KINDS.get(attempt.kind)
    if attempt.kind in ("withdraw", "run"):
        return _way_out(encounter)
    if attempt.kind == "attack" and encounter.by_dials and encounter.category in WORDS:
        return DRAW if encounter.escalates_to else None
    if attempt.kind == "skill":
        return _by_skill(encounter, attempt)
    found = next((beat for beat in encounter.beats if beat.kind == kind and beat.special != "repair"), None)
    return found or (None if attempt.kind == "total_defense" else _fallback(encounter))


def _fallback(encounter: Encounter) -> Beat | None:
    if encounter.table is not None:
        return next((beat for beat in encounter.beats if beat.special == "stay"), None)
    return next((beat for beat in encounter.beats if beat.kind == "strike"), None)


def _way_out(encounter: Encounter) -> Beat:
    return next((beat for beat in encounter.beats if beat.special == "leave"), LEAVE)


def _by_skill(encounter: Encounter, attempt: Attempt) -> Beat | None:
    """A beat of that skill; else that skill used to move the dial, or to find an angle where blows decide."""
    if encounter.table is not None or encounter.category == "dogfight":
        return _fallback(encounter)
    own = next((beat for beat in encounter.beats if beat.skill and beat.skill == attempt.skill), None)
    if own is not None:
        return own
    wanted: BeatKind = "strike" if encounter.by_dials else "angle"
    model = next((beat for beat in encounter.beats if beat.kind == wanted and not beat.special), None)
    if attempt.skill not in SKILLS:
        return model
    label = SKILLS[attempt.skill].label
    plain = Beat("improvised", label, wanted, base=2 if wanted == "strike" else 1, tag=label)
    return replace(plain, skill=attempt.skill, attribute=attempt.attribute)
