"""Last sentences of a turn: each leaves something to choose, none lists what could be chosen."""

from __future__ import annotations

from collections.abc import Mapping

ENDS: Mapping[str, tuple[str, ...]] = {
    "end_person": (
        "{npc} is waiting for an answer.",
        "{npc} has not moved, and does not look as if {they} {v:means} to before something is said.",
        "That leaves {npc}, who plainly has more to say to the right question.",
        "{npc} looks up. It seems to be somebody else's turn to speak.",
        "{npc} starts to turn away, slowly enough to be called back.",
        "There is something {npc} is not saying.",
        "“Well?” says {npc}.",
        "{npc} glances over {their} shoulder, then back, and waits.",
        "The silence is {npc}'s now, and {they} {v:lets} it stand.",
        "{npc} seems to be making up {their} mind about something, and could be helped to.",
        "It would not take much to make {npc} talk. It might take less to make {them} stop.",
        "{npc} holds the look a moment longer than is polite.",
    ),
    "end_exit": (
        "And there {n:is} {exit}, with nobody in the way of it.",
        "Nobody has tried {exit} yet.",
        "Past all of this {n:lies} {exit}.",
        "From {exit} comes a sound, once, and not again.",
        "The air that comes from {exit} is colder.",
        "If there is an answer elsewhere, the way to it is by {exit}.",
        "For anyone who has had enough of this place there {n:is} {exit}.",
        "Something moved just now by {exit}, or seemed to.",
        "{exit} {n:looks} nearer than before.",
        "Whatever waits beyond {exit} has waited this long.",
        "Only {exit} {n:is} still to be thought of.",
    ),
    "end_lead": (
        "One thing is still open: {lead}",
        "It comes back to the same thing. {lead}",
        "And there is what nobody has seen to yet. {lead}",
        "That does not make the other matter go away: {lead}",
        "Somewhere behind all this stands the plain fact of it. {lead}",
        "There is a thread here for whoever will pull it: {lead}",
        "The question that remains is a simple one to ask. {lead}",
        "And still, unsettled as before: {lead}",
    ),
    "end_feature": (
        "{feature} {n:has} not been looked at, not properly.",
        "Close by {n:is} {feature}, within reach of anyone's hand.",
        "Nobody has asked about {feature}.",
        "It may be nothing, but there {n:is} {feature}.",
        "What about {feature}?",
        "{feature} could be chance. A good deal here could be chance.",
        "There is more in sight than that, {feature} for one.",
        "All the while {feature} {n:has} been there to be seen.",
    ),
    "end_threat": (
        "It is not going to wait.",
        "There is less time than there was, and it is being used up by standing here.",
        "How much longer, nobody can say. Not long.",
        "Whatever is to be done will have to be done in the time that is left.",
        "It has come nearer, and it has not finished coming.",
        "A little more of this, and there will be nothing left to decide.",
        "Each thing left undone is being counted, somewhere.",
    ),
    "end_open": (
        "It could still go either way.",
        "For the moment nobody stands in anyone's way.",
        "The next step is anyone's.",
        "There are several ways to be wrong from here, and one or two to be right.",
        "A moment like this does not keep.",
        "Somebody will have to begin.",
        "What happens now is not decided yet.",
        "Nothing holds anyone here, and nothing lets go either.",
    ),
    "end_of_story": (
        "There are evenings one tells about, and this will be one.",
        "That is where it ends, as far as anyone who was there will say.",
        "After that there is only what people make of it.",
    ),
}
