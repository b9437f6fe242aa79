"""What the game asks of a ruleset, and the records it gets back: the Ruleset port and its value types.

Everything is plain data and deterministic: the same sheets, choices and faces give the same rulings.
A ruleset keeps what it knows about one person in one JSON sheet; nobody else reads into a sheet.
"""

from __future__ import annotations

from campaigns.rules.attempts import Attempt, Refusal, Resolved, Spend, Spent
from campaigns.rules.encounters import BeatOutcome, EncounterSetup, RoundResult, Zone
from campaigns.rules.exposures import Exposure
from campaigns.rules.port import Ruleset
from campaigns.rules.sheets import (
    Account,
    Build,
    Capability,
    CreationOption,
    CreationStep,
    RulesetFacts,
    Sense,
    SheetView,
    Track,
)
from campaigns.rules.values import (
    ActionKind,
    Check,
    CheckKind,
    Dice,
    DieSpec,
    EncounterCategory,
    EncounterOutcome,
    Json,
    Modifier,
    OutcomeTier,
    Person,
    Rule,
    Ruling,
    Sheet,
    Side,
    Sides,
    Throw,
)

__all__ = [
    "Account",
    "ActionKind",
    "Attempt",
    "BeatOutcome",
    "Build",
    "Capability",
    "Check",
    "CheckKind",
    "CreationOption",
    "CreationStep",
    "Dice",
    "DieSpec",
    "EncounterCategory",
    "EncounterOutcome",
    "EncounterSetup",
    "Exposure",
    "Json",
    "Modifier",
    "OutcomeTier",
    "Person",
    "Refusal",
    "Resolved",
    "RoundResult",
    "Rule",
    "Ruleset",
    "RulesetFacts",
    "Ruling",
    "Sense",
    "Sheet",
    "SheetView",
    "Side",
    "Sides",
    "Spend",
    "Spent",
    "Throw",
    "Track",
    "Zone",
]
