"""Every rule that a ruling can name, in our own words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from campaigns.rules.hazards import hazard_rule
from campaigns.rules.values import Rule

SOURCE: Final = "SideQuest dial rules"
HOUSE: Final = "SideQuest dial rules, house reading"

_RULES = (
    Rule("dial.check", "Check",
         "Throw a d20 and add attribute, training and knacks. Beat the difficulty to succeed; beat it by 3 or "
         "throw a 20 to succeed cleanly. Even is even: nothing won, nothing lost. A 1 always fails badly.",
         SOURCE),
    Rule("dial.opposed", "Opposed check",
         "Both throw a d20 and add what they have, company included. 2 ahead wins, 10 ahead wins cleanly; "
         "within 1 either way it is even.", SOURCE),
    Rule("dial.strike", "Strike",
         "The straight way: a success moves your dial by the beat's base, or does the weapon's harm; even does "
         "half. A clean success leaves an Opening.", SOURCE),
    Rule("dial.brace", "Brace",
         "Hold: a success takes the beat's base off their dial, or off what strikes you until your next turn; "
         "even takes half. Clean: a Counter Stance. A bad failure gives them 1.", SOURCE),
    Rule("dial.push", "Push",
         "Bring it to an end at once: the further your dial is from full, the harder. Where blows decide, a "
         "push gets you out. Clean: a Clean Exit. A bad failure costs your dial 1.", SOURCE),
    Rule("dial.angle", "Angle",
         "Prepare: a success leaves a tag worth 2 to the next strike or push of your side against them, a "
         "clean one 4. Even leaves a fleeting tag. A bad failure gives the enemy one on you.", SOURCE),
    Rule("dial.taunt", "Taunt",
         "Presence against the enemy's will: their next strike is at you. One enemy is drawn off in a round.",
         SOURCE),
    Rule("dial.counter", "Counter Stance",
         "Whoever fails to strike you while you stand so takes 2 harm, or loses 1 of their dial.", HOUSE),
    Rule("dial.initiative", "Initiative",
         "Everybody throws a d20 and adds grace; the highest acts first, and characters win ties.", SOURCE),
    Rule("dial.surprise", "Surprise", "Whoever is caught unawares loses a round.", SOURCE),
    Rule("dial.morale", "Morale",
         "When things go badly opponents throw 2d6; above their morale they lose heart. Characters never do.",
         SOURCE),
    Rule("dial.edge", "Edge",
         "A point of edge throws a d20 again, or adds 2 to one that lies. It comes back with a night's rest, "
         "one point with a quiet hour.", SOURCE),
    Rule("dial.resolve", "Resolve",
         "What keeps you going. A blow for half of it leaves a Scratch; at 0 you are down, with a Wound.",
         SOURCE),
    Rule("dial.brink", "On the brink",
         "Down again while Wounded: a d20 and grit against 10. Above you live, even leaves a scar, below is "
         "the end.", HOUSE),
    Rule("dial.mend", "Mending",
         "Heart and heal against 10 get somebody back on their feet or away from the brink; once there is "
         "quiet, a check against 14 closes a Wound.", HOUSE),
    Rule("dial.first_aid", "First aid", "A few minutes' care gives 1d6 resolve back.", HOUSE),
    Rule("dial.rest", "Rest",
         "A quiet hour takes Scratches and gives a point of edge; a night gives half your resolve and all "
         "edge, and the third night closes a Wound.", SOURCE),
    Rule("dial.growth", "Milestones",
         "Every 3 points of experience are a milestone and a level: resolve, and in turn knacks, scores and "
         "edge.", SOURCE),
    Rule("dial.use_item", "Using a thing", "What is at hand simply works, and is spent if it can be.", SOURCE),
    Rule("dial.aid", "Helping",
         "A check against 12: your friend's next check has 2 more.", SOURCE),
    Rule("dial.escalate", "Escalation",
         "What is fought with words can turn into what it threatens to become: it ends, and that begins.",
         SOURCE),
    Rule("dial.manoeuvre", "Sealed manoeuvre",
         "Both sides seal a manoeuvre, and the table says who is where and who has a shot. Where one is never "
         "does harm; guns do.", SOURCE),
    Rule("dial.shot", "Shot",
         "A d20 with pilot or shoot, and what the manoeuvre gives, against the craft's defence.", SOURCE),
    Rule("dial.deal", "The deal",
         "Everybody at the table has a hand from 1 to 20 that only they know; an auction deals what each can "
         "afford.", HOUSE),
    Rule("dial.table", "At the table",
         "Stay, raise, read, cheat or fold. A raise puts the stake up and may drive the target out of the hand; "
         "the best hand left at the showdown takes the pot.", HOUSE),
    Rule("dial.read", "Reading somebody", "Heart against their will tells you alone how they stand.", HOUSE),
    Rule("dial.cheat", "Cheating",
         "Grace against 12 makes your hand 5 better. It always leaves a trace.", SOURCE),
    Rule("dial.accuse", "Accusing",
         "At the showdown only: a d20 and wits against 10 and the cheat's slyness, less what their traces are "
         "worth. A cheat who is caught forfeits the hand.", SOURCE),
)  # fmt: skip
RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.id: rule for rule in (*_RULES, hazard_rule("dial"))}
)
