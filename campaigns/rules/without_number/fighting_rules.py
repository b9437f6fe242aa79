"""Rules on manoeuvres in a fight and the ground it is fought on, in our own words."""

from __future__ import annotations

from campaigns.rules.values import Rule

FIGHTING_RULES = (
    Rule(
        "side_initiative",
        "Initiative of sides",
        "Each side throws 1d8 and adds its best Dexterity; the higher side acts first, and characters win ties.",
        "WWN SRD 2.4.2",
    ),
    Rule(
        "shove",
        "Shoving",
        "A blow that hits does no damage; then Strength with Exert or Punch decides, and who loses is out of "
        "reach or on the ground. Somebody much larger is harder to shift: -2, or -4.",
        "WWN SRD 2.4.7.1",
    ),
    Rule(
        "grapple",
        "Grappling",
        "Both hands and an unarmed blow that hits; then Strength with Punch. Who is held and who holds cannot leave, "
        "and fight with bare hands only; the held take the damage of those at the end of each round, and break free by "
        "the same check against everybody who holds them.",
        "WWN SRD 2.4.7.1",
    ),
    Rule(
        "prone",
        "On the ground",
        "Blows at somebody on the ground are at +2, shots at -2, and they strike at -4; getting up takes their move.",
        "WWN SRD 2.4.4, Go Prone and Stand Up, and 2.4.5.2",
    ),
    Rule(
        "snap",
        "Snap attack",
        "A blow before everybody else's turn, at -4, in place of one's own.",
        "WWN SRD 2.4.4, Make a Snap Attack",
    ),
    Rule(
        "swarm",
        "Swarm attack",
        "Up to four fall upon one: the last to act strikes at +2 to hit and +1 damage for each other, never for more "
        "than the weapon could do, and its Shock counts whatever the armour.",
        "WWN SRD 2.4.4, Make a Swarm Attack",
    ),
    Rule(
        "hold",
        "Holding an action",
        "A blow kept ready falls before the first enemy in reach who strikes; when none does it is lost.",
        "WWN SRD 2.4.4, Hold An Action",
    ),
    Rule(
        "house.zones",
        "Zones",
        "Zones are some ten metres across. A blow takes one to a neighbouring zone, a charge two zones far; a turn "
        "spent on going takes one two zones far. Shots beyond a weapon's normal range are at -2.",
        "SideQuest house reading of WWN SRD 2.4.3 and 2.4.5.2",
    ),
)
