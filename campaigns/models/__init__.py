"""Rows: what a campaign keeps."""

from campaigns.models import fulltext, sql
from campaigns.models.accounting import Accounting, Proposal
from campaigns.models.campaign import Campaign, Member
from campaigns.models.engines import EngineProfile
from campaigns.models.entities import (
    Character,
    Clock,
    Encounter,
    EntityRow,
    Item,
    KnownFact,
    Lore,
    Npc,
    Place,
    Quest,
    Scene,
)
from campaigns.models.log import Event, EventBody, EventGrant
from campaigns.models.memory import Memory, MemoryVector
from campaigns.models.probe import WriteProbe
from campaigns.models.record import DiceRoll, NarratorCall, ProseFinding, RulingRecord, Save, ToolCall
from campaigns.models.session import CreationDraft, PackSnapshot, Presence, Seat, Session, Sitting
from campaigns.models.standing import StandIn
from campaigns.models.turn import Submission, Turn

__all__ = [
    "Accounting",
    "Campaign",
    "Character",
    "Clock",
    "CreationDraft",
    "DiceRoll",
    "Encounter",
    "EngineProfile",
    "EntityRow",
    "Event",
    "EventBody",
    "EventGrant",
    "Item",
    "KnownFact",
    "Lore",
    "Member",
    "Memory",
    "MemoryVector",
    "NarratorCall",
    "Npc",
    "PackSnapshot",
    "Place",
    "Presence",
    "Proposal",
    "ProseFinding",
    "Quest",
    "RulingRecord",
    "Save",
    "Scene",
    "Seat",
    "Session",
    "Sitting",
    "StandIn",
    "Submission",
    "ToolCall",
    "Turn",
    "WriteProbe",
    "fulltext",
    "sql",
]
