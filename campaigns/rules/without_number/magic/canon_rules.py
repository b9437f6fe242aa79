"""What rulings on magic stand on, in our own words."""

from __future__ import annotations

from campaigns.rules.values import Rule

MAGIC_RULES = (
    Rule(
        "spell",
        "Casting a spell",
        "A prepared spell takes a main action and one of the day's casts. It does not come to who wears armour or "
        "carries a shield, nor to who was hurt earlier in the round. Whoever it meets throws their own saves.",
        "WWN SRD 4.2",
    ),
    Rule(
        "art",
        "Using an art",
        "An art commits Effort of its tradition: until the scene ends, until a night's rest, or as long as it is "
        "held.",
        "WWN SRD 1.4.4",
    ),
    Rule(
        "counter_magic",
        "Counter Magic",
        "Once a round a High Mage meets an enemy's spell with their own Magic; who loses the opposed check has cast "
        "for nothing. It commits Effort for the day.",
        "WWN SRD 1.5.10.1",
    ),
)
