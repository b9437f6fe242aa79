"""The rules of ships that a ruling can name."""

from __future__ import annotations

from campaigns.rules.values import Rule
from campaigns.rules.without_number.sources import HOUSE, STARS

SHIPS = (
    Rule(
        "ship_duty",
        "Command points",
        "A ship has no command points when a round begins; every department does its part for 1, and what is not spent "
        "is lost. Who asks for more than there is keeps the station running instead.",
        f"{STARS}; at least 2 come from the crew: {HOUSE}",
    ),
    Rule(
        "ship_action",
        "Departments",
        "Bridge, captain, comms, engineering and gunnery spend command points on what they do, each with its check.",
        STARS,
    ),
    Rule(
        "ship_gunnery",
        "Gunnery",
        "A d20 with attack bonus, the better of Int and Dex, and Shoot (Pilot in a fighter) against the ship's armour "
        "class. Armour is taken off the damage, what pierces is taken off the armour.",
        STARS,
    ),
    Rule(
        "ship_crisis",
        "Crises",
        "A d10 says what goes wrong aboard; a check against 10 ends it. Acute ones strike at the end of the next "
        "round, the others last.",
        f"{STARS}; what each does is the {HOUSE}",
    ),
    Rule(
        "ship_flight",
        "Getting away",
        "Pilot and Speed against theirs; three steps, and a ship is gone. Whoever pursues takes a step back.",
        STARS,
    ),
    Rule(
        "ship_refit",
        "Work on a ship",
        "Damage stays until somebody puts it right between encounters: Fix against 7 for hull points, an apt skill "
        "against 8 for guns, engines and crises that last; 1 harder for each try since the last night, four at most.",
        f"{HOUSE} of damage control and emergency repairs, {STARS}",
    ),
    Rule(
        "ship_lost",
        "Ships lost",
        "At 0 hull points a fighter is gone and its pilot out in a pod: an Evasion save, or 1d6, which "
        "kills nobody. A larger ship goes up "
        "unless Int and Fix reach 10: then 2d6 to everybody aboard.",
        f"{STARS}; what it does to people is the {HOUSE}",
    ),
)
