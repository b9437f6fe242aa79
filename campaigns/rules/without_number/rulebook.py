"""Every rule that a ruling can name: what it says in our own words, and where in the SRD it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from campaigns.rules.values import Rule
from campaigns.rules.without_number.bodily_rules import ASHEN_RULES, HABIT_RULES, PERIL_RULES, PSYCHIC_RULES
from campaigns.rules.without_number.fighting_rules import FIGHTING_RULES
from campaigns.rules.without_number.magic.canon_rules import MAGIC_RULES
from campaigns.rules.without_number.net.rules import NET
from campaigns.rules.without_number.ships.rules import SHIPS
from campaigns.rules.without_number.sources import CITIES, HOUSE

_RULES = (
    Rule(
        "skill",
        "Skill check",
        "Throw 2d6, add the skill and an attribute's modifier; reach the difficulty to succeed. "
        "Without the skill at all, -1.",
        "WWN SRD 2.3.0",
    ),
    Rule(
        "opposed",
        "Opposed check",
        "Both sides throw 2d6 and add what they have; the higher total wins, and a character wins a tie.",
        "WWN SRD 2.3.4",
    ),
    Rule(
        "aid",
        "Aiding",
        "A helper checks against the same difficulty; success gives whoever is helped +1, and never more.",
        "WWN SRD 2.3.3",
    ),
    Rule(
        "save",
        "Saving throw",
        "Throw a d20 and reach the target of the save. A 1 always fails, a 20 always succeeds.",
        "WWN SRD 2.2.0",
    ),
    Rule(
        "initiative",
        "Initiative",
        "Everybody throws 1d8 and adds Dexterity; the highest acts first, and characters win ties.",
        "WWN SRD 2.4.2.1",
    ),
    Rule(
        "surprise",
        "Surprise",
        "Whoever is taken entirely unawares loses a round before anyone throws for initiative.",
        "WWN SRD 2.4.2.2",
    ),
    Rule(
        "attack",
        "Attack",
        "Throw a d20, add attack bonus, fighting skill and attribute; reach the armour class to hit. "
        "Without the skill, -2. A hit does the weapon's die and the attribute, at least 1.",
        "WWN SRD 2.4.5",
    ),
    Rule(
        "shock",
        "Shock",
        "A miss in melee still does the weapon's Shock to a target whose armour class it reaches. "
        "A shield stops the first Shock of a round, total defence all of it.",
        "WWN SRD 2.4.6.4",
    ),
    Rule(
        "free_attack",
        "Free attack",
        "Whoever runs from an armed enemy at arm's length is struck at on the way out.",
        "WWN SRD 2.4.4, Run",
    ),
    Rule(
        "screen",
        "Screening an ally",
        "Who steps before an ally takes an attack meant for them by winning an opposed check of fighting "
        "skill, as often in a round as that skill is high.",
        "WWN SRD 2.4.4, Screen an Ally",
    ),
    Rule(
        "veterans_luck",
        "Veteran's Luck",
        "Once a scene a Warrior turns a miss of their own into a hit, or a hit on them into a miss.",
        "WWN SRD 1.5.18",
    ),
    Rule(
        "stabilise",
        "Stabilising",
        "Int or Dex with Heal against 8 and the full rounds since the fall, 2 more without a healer's kit; "
        "one try a round for each of the fallen.",
        "WWN SRD 2.5.1",
    ),
    Rule(
        "mortal_injury",
        "Mortal injury",
        "At 0 hit points a character lies dying, and dies at the end of the sixth round unless stabilised.",
        "WWN SRD 2.5.1",
    ),
    Rule(
        "first_aid",
        "First aid",
        "A minute with a healer's kit restores 1d6 and the Heal skill, for 1 System Strain.",
        "WWN SRD 2.5.4",
    ),
    Rule(
        "frail",
        "Frailty",
        "Whoever came back from a mortal injury dies at 0 hit points until a week of tended rest, "
        "or a physician's one check against 10, has mended them.",
        "WWN SRD 2.5.1",
    ),
    Rule(
        "rest",
        "A night's rest",
        "A comfortable night restores as many hit points as one has levels, and takes 1 System Strain away.",
        "WWN SRD 2.5.3",
    ),
    Rule(
        "morale",
        "Morale",
        "When things go badly opponents throw 2d6; above their Morale they lose heart. Characters never do.",
        "WWN SRD 5.3.1",
    ),
    Rule(
        "advancement",
        "Advancement",
        "Enough experience brings a level: better saves and attacks, hit points thrown anew, skill points.",
        "WWN SRD 2.7",
    ),
    Rule(
        "growth",
        "What a level teaches",
        "Skill points buy skills level by level, or a point in an attribute; at levels 2, 5, 7 and 10 comes a focus. "
        "Who does not choose learns what their class would.",
        "WWN SRD 2.7.1.4 to 2.7.1.7",
    ),
    Rule(
        "use_item",
        "Using a thing at hand",
        "What is ready can be used without a check; a potion or a thrown flask is spent.",
        "WWN SRD 2.9.0",
    ),
    Rule(
        "house.opening",
        "Opening",
        "A check that wins an advantage in a fight gives the next attack on that enemy +2, or takes 2 from "
        "the enemy's next attack.",
        f"{HOUSE} of WWN SRD 2.3.1 and 2.4.5.2",
    ),
    Rule(
        "house.appeal",
        "Appeal",
        "Words that strike home in a fight make the opposition check Morale at once.",
        f"{HOUSE} of WWN SRD 2.4.4, Use a Skill, and 5.3.1",
    ),
    Rule(
        "house.dials",
        "Contest of dials",
        "Each round the side that does better moves its dial; whoever fills theirs first has it their way.",
        f"{HOUSE} of WWN SRD 2.3.4 and 2.6",
    ),
    Rule(
        "hit_points",
        "Hit points",
        "The class's die and Constitution for each level, and 1 at least for each die. A beginner's first die "
        "counts 4 at least.",
        f"WWN SRD 1.7.1; the least of 4 is the {HOUSE}",
    ),
    Rule(
        "house.left_for_dead",
        "Left for dead",
        "Whoever lies dying when nobody can help makes one Physical save: to wake, frail, or not to wake.",
        f"{HOUSE} of WWN SRD 2.5.1",
    ),
)

_TRAUMA = (
    Rule(
        "power",
        "Powers",
        "A mutation costs System Strain, a technique commits Effort. Damage is halved for whoever makes the save; "
        "what bends the will is turned aside by it.",
        f"{HOUSE} of WWN SRD 1.4.4 and 2.2.0",
    ),
    Rule(
        "trauma",
        "Traumatic hit",
        "The weapon's Trauma Die falls with the attack; where it reaches the target's Trauma Target, the hit does "
        "its damage as many times over as the weapon's rating says. Shock is never traumatic.",
        "WWN SRD 2.4.6.3",
    ),
    Rule(
        "house.major_injury",
        "Major injury",
        "Whoever falls in a scene in which they took a traumatic hit makes a Physical save, and throws a d12 for "
        "a lasting injury when it fails; the higher the face, the milder.",
        f"{HOUSE}: the table is our own",
    ),
    Rule(
        "soak",
        "Soak",
        "Armour takes so much damage of attacks in a scene before its wearer takes any.",
        CITIES,
    ),
    Rule(
        "burst",
        "Burst fire",
        "Three rounds at once from a weapon that can: +2 to hit and to damage.",
        "Stars Without Number, its numbers",
    ),
    Rule(
        "system_strain",
        "Implants and strain",
        "What is built in takes its share of the System Strain that a body can bear, for good.",
        CITIES,
    ),
)

SLUGS = ("wwn", "swn", "cwn", "awn")


_OWN: Mapping[str, tuple[Rule, ...]] = MappingProxyType({"cwn": NET, "swn": SHIPS})


def rules_for(slug: str) -> Mapping[str, Rule]:
    """The rules of one book by id: ``<slug>.<kind>``."""
    found = (
        *_RULES,
        *PERIL_RULES,
        *FIGHTING_RULES,
        *(MAGIC_RULES if slug == "wwn" else _TRAUMA),
        *(ASHEN_RULES if slug == "awn" else ()),
        *(HABIT_RULES if slug in ("awn", "cwn") else ()),
        *(PSYCHIC_RULES if slug == "swn" else ()),
        *_OWN.get(slug, ()),
    )
    return MappingProxyType({f"{slug}.{rule.id}": replace(rule, id=f"{slug}.{rule.id}") for rule in found})


RULES: Mapping[str, Rule] = MappingProxyType(
    {rule_id: rule for slug in SLUGS for rule_id, rule in rules_for(slug).items()}
)


def kind_of(rule: str) -> str:
    """What a rule id says without the prefix of its book: ``wwn.attack`` is ``attack``."""
    return rule.partition(".")[2]
