"""Foci of 1.6.1 that have to do with fighting, in our own words."""

from campaigns.rules.without_number.focus import Focus

FIGHTING_FOCI = (
    Focus(
        "alert",
        "Alert",
        "combat",
        ("notice",),
        (
            "Cannot be surprised, and throws initiative twice to keep the better.",
            "Acts before everybody who is not as alert.",
        ),
    ),
    Focus(
        "armsmaster",
        "Armsmaster",
        "combat",
        ("stab",),
        (
            "Adds the Stab skill to the damage and Shock of melee and thrown weapons.",
            "Melee Shock reaches any armour as if it were AC 10; +1 to hit with melee and thrown weapons.",
        ),
    ),
    Focus(
        "assassin",
        "Assassin",
        "combat",
        ("sneak",),
        (
            "In a round of surprise, a close attack with a blade that hides in a sleeve cannot miss.",
            "Closes in, strikes and slips away again before anyone stirs.",
        ),
    ),
    Focus(
        "close_combatant",
        "Close Combatant",
        "combat",
        ("stab", "punch", "shoot"),
        (
            "Takes no Shock from melee, and throws knives at arm's length without penalty.",
            "Melee Shock reaches any armour as if it were AC 10; leaves a melee without being struck at.",
        ),
    ),
    Focus(
        "deadeye",
        "Deadeye",
        "combat",
        ("shoot",),
        (
            "Adds the Shoot skill to ranged damage; uses a bow at arm's length at -4.",
            "Uses ranged weapons at arm's length without penalty, and reloads slow ones in no time.",
        ),
    ),
    Focus(
        "die_hard",
        "Die Hard",
        "combat",
        (),
        (
            "2 more hit points a level; stabilises without help when mortally injured.",
            "Once a day stays up with 1 hit point instead of falling.",
        ),
    ),
    Focus(
        "impervious_defense",
        "Impervious Defense",
        "combat",
        (),
        (
            "Without armour, an armour class of 15 plus half the level.",
            "Once a day shrugs off a blow that would bring them down.",
        ),
    ),
    Focus(
        "shocking_assault",
        "Shocking Assault",
        "combat",
        ("stab", "punch"),
        ("Shock reaches any armour as if it were AC 10.", "2 more Shock with melee weapons and bare hands."),
    ),
    Focus(
        "unarmed_combatant",
        "Unarmed Combatant",
        "combat",
        ("punch",),
        (
            "Bare hands do 1d6, and more as Punch rises; from Punch-1 they have Shock.",
            "Bare hands do 1d6 even on a miss.",
        ),
    ),
    Focus(
        "valiant_defender",
        "Valiant Defender",
        "combat",
        ("stab", "punch"),
        (
            "+2 when screening an ally, and against one attacker more.",
            "The first screen of a round always holds; +2 armour class while screening.",
        ),
    ),
    Focus(
        "whirlwind_assault",
        "Whirlwind Assault",
        "combat",
        ("stab",),
        (
            "Once a scene, one swing's Shock strikes every foe at arm's length.",
            "Killing a foe with an attack grants a second attack at once.",
        ),
    ),
    Focus(
        "lucky",
        "Lucky",
        "combat",
        (),
        (
            "Once a week, a blow that would bring them down somehow fails to land.",
            "Once a session, fortune may be trusted: something helps, or goes worse.",
        ),
    ),
    Focus(
        "snipers_eye",
        "Sniper's Eye",
        "combat",
        ("shoot",),
        (
            "Takes aim at the unsuspecting with three dice, dropping the lowest.",
            "A shot at the unsuspecting does not miss.",
        ),
        told=True,
    ),
)
