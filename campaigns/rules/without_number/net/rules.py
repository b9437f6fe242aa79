"""The rules of the net and of surgery that a ruling can name."""

from __future__ import annotations

from campaigns.rules.values import Rule
from campaigns.rules.without_number.sources import CITIES, HOUSE

NET = (
    Rule(
        "surgery",
        "Surgery",
        "Heal against 8, or to 10 for what strains a body more; a kit without a theatre is at -1, a new implant at +1. "
        "Short by 1 or 2 it works with a complication; short by more the patient is left at 1 hit point and can bear "
        "no more strain.",
        f"{CITIES}; the difficulties and complications are the {HOUSE}",
    ),
    Rule(
        "net_program",
        "Running a program",
        "Pay its Access, then Int and Program against the node's security. What a deck does not hold is tried by "
        "hand, at -2. A failure raises the alarm by 1.",
        f"{CITIES}; running by hand is the {HOUSE}",
    ),
    Rule(
        "net_rest",
        "Catching up",
        "A round of lying still brings half of one's Access back; Int and Program against 7 keeps it unseen.",
        HOUSE,
    ),
    Rule(
        "net_outside",
        "In the room",
        "Whoever is not in the net covers tracks, keeps people busy, cuts lines, watches over a runner or holds the "
        "door: a check against 8, or 9 for the right cable.",
        HOUSE,
    ),
    Rule(
        "net_alarm",
        "Alarm",
        "A failed program and a camera raise the alarm by 1, a demon's call by 2. At half of it demons hunt and "
        "guards come; when it is full the line is cut.",
        f"{HOUSE} of Cities Without Number, where the network is alerted in two steps",
    ),
    Rule(
        "net_demon",
        "Demons",
        "2d6 and its skill against 8 and the runner's Program. Shielding takes the harm first, then the body does. "
        "Its programs may take a turn or Access instead.",
        f"{HOUSE} of {CITIES}",
    ),
    Rule(
        "net_cut",
        "Cut off",
        "Who is still in when the line is cut takes 1d6, which kills nobody.",
        HOUSE,
    ),
    Rule(
        "net_jack_out",
        "Jacking out",
        "One turn; every demon at the node may strike once on the way.",
        f"{CITIES}: an engaged foe runs one program first",
    ),
    Rule(
        "net_door",
        "Guards at the door",
        "From half of the alarm on, guards come to where the bodies sit: each round a d20 against somebody in the "
        "room, unless the door holds.",
        HOUSE,
    ),
)
