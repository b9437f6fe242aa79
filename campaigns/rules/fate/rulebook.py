"""Every rule of Fate that a ruling can name, in our own words, with where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.hazards import hazard_rule
from campaigns.rules.values import Rule

CONDENSED, CORE = "Fate Condensed", "Fate Core"
HOUSE = "SideQuest house reading"

_RULES = (
    Rule(
        "fate.overcome",
        "Overcome",
        "Throw four Fate dice and add the skill. Reach the difficulty and you are past it; meet it "
        "exactly and it costs something small; beat it by 3 and you gain a boost besides.",
        f"{CONDENSED}, Overcome",
    ),
    Rule(
        "fate.advantage",
        "Create an advantage",
        "Against the difficulty, or what somebody does to stop you: success makes an aspect with one "
        "free invoke, style two, a tie a boost. Failure may hand the advantage to the other side.",
        f"{CONDENSED}, Create an Advantage",
    ),
    Rule(
        "fate.attack",
        "Attack",
        "Your roll against their defence: every shift above it is a shift of harm. A tie gives you a boost.",
        f"{CONDENSED}, Attack; tie as in {CORE}",
    ),
    Rule(
        "fate.defend",
        "Defend",
        "Throw to match what is done to you; beat it by 3 and you gain a boost.",
        f"{CONDENSED}, Defend",
    ),
    Rule(
        "fate.absorb",
        "Taking a hit",
        "Stress boxes take what they can, then consequences, the lightest that are enough. What "
        "nothing takes takes you out.",
        f"{CONDENSED}, Taking Harm",
    ),
    Rule(
        "fate.taken_out",
        "Taken out",
        "Whoever cannot absorb a hit is out of the scene, and whoever did it says how.",
        f"{CONDENSED}, Taken Out",
    ),
    Rule(
        "fate.concede",
        "Conceding",
        "Give up before the dice and you go on your own terms, with a fate point, and one for each "
        "consequence taken here.",
        f"{CONDENSED}, Conceding",
    ),
    Rule(
        "fate.invoke",
        "Invoking an aspect",
        "A fate point, or a free invoke, turns an aspect into +2 or a new throw of all four dice. "
        "Each aspect can be paid for once a roll.",
        f"{CONDENSED}, Invoking Aspects",
    ),
    Rule(
        "fate.compel",
        "A compel",
        "Let your own trouble, or an aspect that the story offers to turn against you, get in your way, and you "
        "gain a fate point, once a scene. What is offered may be let pass for nothing: the price of refusing is "
        "left to a table with a game master of flesh and blood.",
        f"{CONDENSED}, Compels",
    ),
    Rule(
        "fate.full_defence",
        "Full defence",
        "Do nothing else this exchange, and defend at +2.",
        f"{CONDENSED}, Full Defense",
    ),
    Rule(
        "fate.teamwork",
        "Teamwork",
        "Who has at least Average in the skill can give up their action and add +1; helpers together "
        "add no more than the leader's own skill.",
        f"{CONDENSED}, Teamwork",
    ),
    Rule(
        "fate.order",
        "Order of play",
        "In a fight those with the best Notice act first, in an argument those with the best Empathy.",
        f"{CORE}, Conflicts; every exchange sealed: {HOUSE}",
    ),
    Rule(
        "fate.zones",
        "Zones",
        "One zone nearer or further is free; more takes an action, and a way that is blocked a throw.",
        f"{CONDENSED}, Zones",
    ),
    Rule(
        "fate.contest",
        "Contest",
        "Each exchange both sides throw; the better one marks a victory, two with style. A tie "
        "changes the situation and marks none. Enough victories win.",
        f"{CONDENSED}, Contests",
    ),
    Rule(
        "fate.mob",
        "Mob",
        "Many act as one, at +1 for each beyond the first; a hit too big for one carries over to the next.",
        f"{CORE}, Mobs",
    ),
    Rule(
        "fate.recover",
        "Recovery",
        "A consequence begins to heal when somebody overcomes 2, 4 or 6 to treat it, and is gone "
        "after a scene, a night, or a milestone.",
        f"{CONDENSED}, Recovering from Consequences",
    ),
    Rule(
        "fate.rest",
        "A scene's end",
        "Stress clears when there is a moment to breathe; consequences stay.",
        f"{CONDENSED}, Clearing Stress",
    ),
    Rule(
        "fate.milestone",
        "Milestone",
        "What has been lived through changes people: a skill more, one thing rearranged, and in time more refresh.",
        f"{CONDENSED}, Milestones; counted by experience: {HOUSE}",
    ),
    Rule(
        "fate.opponents_yield",
        "They give up",
        "Opponents who have taken more than they came for concede, and so do the last few when most "
        "of their side is gone.",
        f"{HOUSE} of {CONDENSED}, Conceding",
    ),
    Rule(
        "fate.once",
        "Once a scene",
        "Some stunts help once in a scene, after the dice, for nothing.",
        f"{CONDENSED}, Stunts",
    ),
)
RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in (*_RULES, hazard_rule("fate"))})
LICENCE = (
    "This work is based on Fate Core System and Fate Accelerated Edition (found at "
    "http://www.faterpg.com/), products "
    "of Evil Hat Productions, LLC, developed, authored, and edited by Leonard Balsera, Brian Engard, "
    "Jeremy Keller, Ryan "
    "Macklin, Mike Olson, Clark Valentine, Amanda Valentine, Fred Hicks, and Rob Donoghue, and "
    "licensed for our use under "
    "the Creative Commons Attribution 3.0 Unported license (http://creativecommons.org/licenses/by/3.0/). "
    "This work is based on Fate Condensed (found at http://www.faterpg.com/), a product of Evil Hat "
    "Productions, LLC, "
    "developed, authored, and edited by PK Sullivan, Ed Turner, Leonard Balsera, Fred Hicks, Richard "
    "Bellingham, Robert "
    "Hanz, Ryan Macklin, and Sophie Lagacé, and licensed for our use under the Creative Commons "
    "Attribution 3.0 Unported "
    "license (http://creativecommons.org/licenses/by/3.0/)."
)
