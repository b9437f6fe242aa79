"""Rules on perils for bodies and minds, in our own words."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.hazards import hazard_rule
from campaigns.rules.values import Rule

ASHES = "Ashes Without Number, its numbers"
HOUSE_READING = "SideQuest house reading"

PERIL_RULES = (
    Rule(
        "poison",
        "Poison",
        "A Physical save keeps a poison off, with the poison's own modifier; a medic who stands by with a kit adds "
        "twice their Heal, 1 at least. Who fails loses hit points, takes System Strain, or feels it for some nights.",
        "WWN SRD 2.5.5 and 2.10.0",
    ),
    Rule(
        "treat",
        "Treating the sick",
        "Once a day a healer checks against 8, 10 or 12, as it is mild, severe or worse, 2 more without a kit.",
        f"{HOUSE_READING} of WWN SRD 2.5.5",
    ),
    replace(hazard_rule("wwn"), id="hazard", source=f"{HOUSE_READING} of WWN SRD 2.10.0"),
)
ASHEN_RULES = (
    Rule(
        "radiation",
        "Radiation",
        "A Physical save, by how strong it is: who passes takes 1d4 System Strain, and loses in Constitution what is "
        "above the limit; who fails loses 1d6 Constitution. Below 3 there are 3d12 hours left. A 20 brings a gift, a 1 "
        "a flaw.",
        ASHES,
    ),
    Rule(
        "disease",
        "Disease",
        "A Physical save keeps it off. It shows after some nights, mild, severe or lethal, and every 2d6 nights a save "
        "makes it one step better or worse; a healer's skill is added, and a remedy throws a failure again.",
        ASHES,
    ),
    Rule(
        "stress",
        "Stress",
        "Stress above Wisdom asks for a Mental save at -2, then -4, then -6, each time that more is added; who fails "
        "breaks until the next night. A night takes 1 away, company once a day 1 or 2.",
        f"{ASHES}; how much is taken away is the {HOUSE_READING}",
    ),
    Rule(
        "harden",
        "Hardening",
        "Who is broken or beyond the limit may close for good: all Stress is gone, a scar stays, and the limit is 1 "
        "higher.",
        f"{ASHES}; the scars are our own",
    ),
    Rule(
        "reaction",
        "Stigma",
        "Strangers see what the change has left: checks of dealing with people are worse, at -2 and never more. "
        "Clothes hide some of it.",
        HOUSE_READING,
    ),
)
HABIT_RULES = (
    Rule(
        "addiction",
        "Addiction",
        "A second dose within three nights asks for a Mental save with the grip of the thing; who fails depends on it, "
        "by three steps at most. A night without brings a craving, Stress where it is counted, and a save at the "
        "steps: one less when it is passed. A healer's skill helps.",
        f"{HOUSE_READING} of {ASHES}",
    ),
)
PSYCHIC_RULES = (
    Rule(
        "torching",
        "Torching",
        "A psychic without Effort may force a technique all the same, and throws a d6: 1 to 3 burns a point of "
        "Constitution for good, 4 or 5 a point of Wisdom, 6 nothing. Nobody burns a score below 3.",
        f"Stars Without Number; the numbers are the {HOUSE_READING}",
    ),
)
