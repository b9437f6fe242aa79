"""Foci of 1.6.1 that have to do with everything but fighting, in our own words."""

from campaigns.rules.without_number.focus import Focus

PEACEFUL_FOCI = (
    Focus(
        "authority",
        "Authority",
        "other",
        ("lead",),
        (
            "Once a day somebody who is not hostile grants a harmless request, on a check against Morale.",
            "Allies under this voice fight with the Lead skill added to hit.",
        ),
    ),
    Focus(
        "cultured",
        "Cultured",
        "other",
        ("connect",),
        (
            "Speaks the region's tongues and knows its manners; a small favour a day is granted.",
            "Once a day, rerolls a failed social check.",
        ),
    ),
    Focus(
        "diplomatic_grace",
        "Diplomatic Grace",
        "other",
        ("convince",),
        (
            "Dice that show 1 in a Convince check are thrown again.",
            "Once a day, a bargain binds whoever does not withstand it.",
        ),
    ),
    Focus(
        "gifted_chirurgeon",
        "Gifted Chirurgeon",
        "other",
        ("heal",),
        (
            "Throws 3d6 for Heal and drops the lowest; first aid restores twice as much.",
            "Heals 1d6 plus Heal in the middle of a fight, leaving nobody frail.",
        ),
    ),
    Focus(
        "impostor",
        "Impostor",
        "other",
        ("perform", "sneak"),
        (
            "Once a scene, rerolls a failed check that keeps up a disguise.",
            "Changes a whole appearance in a moment.",
        ),
    ),
    Focus(
        "polymath",
        "Polymath",
        "other",
        (),
        (
            "Counts every skill that is not for fighting as level-0 at least.",
            "Counts every skill that is not for fighting as level-1 at least.",
        ),
        any_skill=True,
        only=("expert", "adventurer"),
    ),
    Focus(
        "specialist",
        "Specialist",
        "other",
        (),
        ("Throws 3d6 for one skill and drops the lowest.", "Throws 4d6 for it and drops the two lowest."),
        any_skill=True,
    ),
    Focus(
        "trapmaster",
        "Trapmaster",
        "other",
        ("notice",),
        (
            "Once a scene, rerolls a failed check or save against a trap or snare.",
            "Undoes even what was laid with more than craft.",
        ),
    ),
    Focus(
        "artisan",
        "Artisan",
        "other",
        ("craft",),
        (
            "Counts as one level better at modifying gear, and works any craft.",
            "First modifications cost little and need no upkeep.",
        ),
        told=True,
    ),
    Focus(
        "connected",
        "Connected",
        "other",
        ("connect",),
        (
            "A week in a place makes friends there who grant small favours.",
            "Once a session, somebody known and willing turns up.",
        ),
        told=True,
    ),
    Focus(
        "dealmaker",
        "Dealmaker",
        "other",
        ("trade",),
        (
            "Half an hour finds a buyer or seller for anything that is traded here.",
            "Once a session, even the unwilling name a price.",
        ),
        told=True,
    ),
    Focus(
        "henchkeeper",
        "Henchkeeper",
        "other",
        ("lead",),
        (
            "Finds helpers among the lost within a day; they follow, but do not fight.",
            "The helpers fight, and are skilled.",
        ),
        told=True,
    ),
    Focus(
        "poisoner",
        "Poisoner",
        "other",
        ("heal",),
        (
            "Brews venoms and sleeping draughts from what grows by the road.",
            "Immune to poison, and carries the antidote.",
        ),
        told=True,
    ),
    Focus(
        "rider",
        "Rider",
        "other",
        ("ride",),
        (
            "Steeds never lose heart, and travel half as far again.",
            "Shares wordless warnings with one bonded steed.",
        ),
        told=True,
    ),
    Focus(
        "well_met",
        "Well Met",
        "other",
        ("connect",),
        (
            "Strangers hear the party out before they strike.",
            "Once a session, a stranger is as friendly as they could be.",
        ),
        told=True,
    ),
)
