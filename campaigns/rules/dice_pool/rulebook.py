"""Every rule that a ruling names, in our own words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from campaigns.rules.contracts import Rule
from campaigns.rules.hazards import hazard_rule

PROCEDURE: Final = "Exploding-d6 dice pool, general procedure; wording and names are ours"
HOUSE: Final = "SideQuest's own reading, where the procedure leaves it open"

_ALL = (
    Rule("dice_pool.test", "Test", "Throw as many dice as the skill has points. A six is thrown again and added. Each "
         "die that reaches the target number is a success, and one is enough. All ones is a disaster.", PROCEDURE),
    Rule("dice_pool.opposed", "Opposed test", "Both sides throw against each other's attribute; whoever has more "
         "successes has it, and a tie changes nothing.", PROCEDURE),
    Rule("dice_pool.default", "Untrained", "Without the skill its attribute is thrown at +2, or +4 where schooling "
         "counts. Sorcery and conjuring cannot be tried untrained.", HOUSE),
    Rule("dice_pool.aid", "Helping", "A helper makes the same test; success takes 1 off the target number.", HOUSE),
    Rule("dice_pool.shot", "Shot", "The range sets the target number, 4 to 9; light, recoil, movement, cover and "
         "wounds change it, never below 2. Dodging takes successes away; armour is taken off the power, and the body "
         "is thrown against what is left. Each two net successes move the damage one level.", PROCEDURE),
    Rule("dice_pool.melee", "Hand to hand", "Both throw their skill; the better one hits, also the one who was "
         "attacked, and a tie goes to whoever began. Longer reach lowers the target number.", PROCEDURE),
    Rule("dice_pool.damage", "Damage", "Light, moderate, serious and deadly fill 1, 3, 6 and 10 of ten boxes. The "
         "worst monitor adds 1, 2 or 3 to every target number and slows the initiative.", PROCEDURE),
    Rule("dice_pool.dying", "Dying", "With ten physical boxes one bleeds a box a round and dies when more have run "
         "over than the body is strong. Left alone, one throw of the body decides.", HOUSE),
    Rule("dice_pool.initiative", "Initiative", "Reaction and a die or more, less the wound penalty. One acts at the "
         "total and again at 10 less, as long as that is above 0; everybody's first action comes before any second.",
         PROCEDURE),
    Rule("dice_pool.cast", "Casting", "Sorcery, a focus and spell dice against the target's resisting attribute or a "
         "fixed number; the target throws it back against the force. Afterwards comes the drain.", PROCEDURE),
    Rule("dice_pool.drain", "Drain", "Half the force and what the spell adds is the target number, 2 at least; each "
         "two successes of will take a level off. It stuns, and wounds when the force is above the magic.", PROCEDURE),
    Rule("dice_pool.sustain", "Held spells", "Each spell that is held up adds 2 to every target number; nobody holds "
         "more than their sorcery.", PROCEDURE),
    Rule("dice_pool.hack", "In the net", "Hacking with programs and net dice against the rating of the node. Success "
         "opens it, failure feeds the alarm, and whatever guards the net strikes back.", HOUSE),
    Rule("dice_pool.first_aid", "First aid", "Medicine against 4, 6, 8 or 10 by the worst wound; each success empties "
         "a box, and the dying stop bleeding. Once for each set of wounds.", PROCEDURE),
    Rule("dice_pool.use_item", "Using something", "It does what it is made for, and is gone.", HOUSE),
    Rule("dice_pool.nerve", "Nerve", "Whoever has taken as much as their trade is worth to them breaks; when things "
         "turn, the others throw will.", HOUSE),
    Rule("dice_pool.surprise", "Surprise", "Whoever is surprised has no dice to defend with in the first round, which "
         "belongs to the other side.", HOUSE),
    Rule("dice_pool.aim", "Aim", "A moment's aim takes 1 off the next shot, 3 at most.", PROCEDURE),
    Rule("dice_pool.edge", "Edge", "Edge throws failures again (1, then 2, then 3), averts a disaster, adds dice up "
         "to the skill, or adds a success to one that fell by itself: that one is spent for good.", PROCEDURE),
    Rule("dice_pool.rest", "Rest", "A pause brings the pools back and clears the head; a night heals wounds.",
         PROCEDURE),
    Rule("dice_pool.karma", "Karma", "Experience buys a skill or a spell at as many points as its new rating, an "
         "attribute at twice that, and every ten earned in all add a point of edge. Skills cost double from 7.", HOUSE),
    Rule("dice_pool.beat", "What this place offers", "A test that belongs to this confrontation.", HOUSE),
    Rule(
        "dice_pool.press",
        "Pressing",
        "In a chase, a contest or an argument the other side presses each round: its best skill against 5, once for "
        "each two who stand against it. Success moves its dial.",
        HOUSE,
    ),
    Rule("dice_pool.over", "The end", "It is over when one side cannot or will not go on, or a dial is full.", HOUSE),
)  # fmt: skip
RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.id: rule for rule in (*_ALL, hazard_rule("dice_pool"))}
)
