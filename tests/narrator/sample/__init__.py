"""A small evening to narrate: a world of our own, an evening of briefs, a toolbox and a ledger that remember."""

from tests.narrator.sample.desk import RecordingLedger, RecordingToolbox, swallow
from tests.narrator.sample.evening import evening, make_brief, tell
from tests.narrator.sample.people import HOUSE, JETTY, MARA, ORRA, ROBIN, SECRET, TAM, VOICE
from tests.narrator.sample.steps import EVENING, Step

__all__ = [
    "EVENING",
    "HOUSE",
    "JETTY",
    "MARA",
    "ORRA",
    "ROBIN",
    "SECRET",
    "TAM",
    "VOICE",
    "RecordingLedger",
    "RecordingToolbox",
    "Step",
    "evening",
    "make_brief",
    "swallow",
    "tell",
]
