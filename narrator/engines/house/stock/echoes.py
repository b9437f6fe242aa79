"""Sentences for what answers and what comes back: cries and questions, talk, a word given, what was learned."""

from __future__ import annotations

from collections.abc import Mapping

ECHOES: Mapping[str, tuple[str, ...]] = {
    "calls": (
        "{pc} calls out, {quote}",
        "{pc}, loud enough for anyone: {quote}",
        "{quote} That is {pc}, and it carries.",
        "It is {pc} who calls it out: {quote}",
    ),
    "asks": (
        "{pc} asks, {quote}",
        "{pc} puts it to them straight: {quote}",
        "{quote} {pc} asks.",
        "It is {pc} who asks it: {quote}",
    ),
    "pointed_at": (
        "What there is to notice is {feature}.",
        "The eye comes to rest on {feature}.",
        "There is no passing over {feature}.",
        "Of all that is here {feature} {n:seems} to have most to say.",
        "That is how one comes to see {feature}, and then to look.",
        "Nearest to hand {n:is} {feature}.",
        "It leads, as much by chance as by anything, to {feature}.",
    ),
    "recalled": (
        "What is known of that so far is soon said. {fact}",
        "It has come up before. {fact}",
        "One thing is certain about it: {fact}",
        "This much has been learned already. {fact}",
        "It fits with what is known. {fact}",
    ),
    "walk_on": (
        "Somewhere out of sight a voice calls for {name}, twice, and gives up.",
        "Two people go by at a distance, talking low; the name {name} is all that carries.",
        "“Not tonight, {name},” somebody says a long way off, and laughs.",
        "A child is being called in somewhere: {name}, and again {name}, and then nothing.",
        "“Ask {name},” says a voice behind something. “I did,” another says.",
    ),
    "rumour": (
        "“{rumour}” It is told {told}.",
        "Somebody is telling it {told}: “{rumour}”",
        "A scrap of talk goes by, {told}. “{rumour}”",
        "“{rumour}” So it is going round, {told}.",
        "It is the talk of the hour, told {told}. “{rumour}”",
        "One need not ask for news here. It is told {told}: “{rumour}”",
        "“{rumour}” Somebody says “No!”, and it is told again, {told}.",
    ),
    "rumour_about": (
        "The talk is of {about}, and it is told {told}: “{rumour}”",
        "Somebody has brought up {about}. “{rumour}” It is told {told}.",
        "Of {about} this is told, {told}: “{rumour}”",
        "It has come round to {about} again, {told}. “{rumour}”",
        "“{rumour}” That is {about} for you, told {told}.",
    ),
    "word_given": (
        "{npc} looks at {pc} a little longer than at the others. There is a word between the two, from {at}.",
        "There is still the word that {pc} gave {npc}, at {at}. {npc} has not brought it up.",
        "{npc} has the air of somebody who was promised a thing at {at}, and can wait.",
        "What {pc} said to {npc} at {at} has been kept, by {npc} at any rate.",
        "{npc} nods to {pc} as one nods to a debt that one knows to be good.",
    ),
    "word_given_elsewhere": (
        "Somewhere {name} is going by the word that {pc} gave at {at}.",
        "There is {name}, too, to whom {pc} gave a word at {at}. It is not here that it can be kept.",
        "It was at {at} that {pc} made {name} a promise. Such things do not get lighter for being carried about.",
    ),
    "learned_before": (
        "It was found out some time ago, and it has not grown any less true. {fact}",
        "There is a thing that has been known for a while now and lain about, like a tool that nobody needed. {fact}",
        "It comes back here, of all places. {fact}",
        "What was one of those things one hears has begun to look like part of something. {fact}",
        "Somebody hums, and for no good reason it calls up what was learned before. {fact}",
        "One remembers being told, and what was told: {fact}",
    ),
    "met_before": (
        "It is some way from {at}, where {npc} was first met, and {they} {v:has} brought {their} manners along.",
        "{npc} was somebody else, or seemed so, at {at}.",
        "One had got used to thinking of {npc} as part of {at}. Here {they} {v:looks} smaller, or the place does.",
        "At {at}, where one first saw {npc}, the light was kinder.",
    ),
    "rejoins": (
        "{pc} is back, with the road still on both shoes.",
        "Here is {pc} again.",
        "{pc} has found the others.",
        "That makes the company whole: {pc} has come back to it.",
        "Somebody steps up beside the rest, and it is {pc}.",
    ),
    "likewise": (
        "So does {pc}.",
        "{pc} does the same.",
        "And so, half a breath later, does {pc}.",
        "{pc} has had the same thought.",
        "It is done twice over, the second time by {pc}.",
    ),
    "likewise_move": (
        "{pc} comes along.",
        "{pc} is no more than a step behind.",
        "So does {pc}.",
        "{pc} goes too.",
        "With {pc} that makes one more on the way.",
    ),
    "arrivals": (
        "They come in one after another: {names}.",
        "All at once there are more people here than chairs. {names} have come.",
        "It fills up: {names}, in that order and without a word of excuse.",
        "Here they all are, as if somebody had rung for them: {names}.",
    ),
    "at_a_loss": (
        "There is no want of ends to pull. {lead}",
        "Whoever wants something to do need not look far. {lead}",
        "One thing at least is lying there for anybody to take up: {lead}",
        "If it comes to that, there is this: {lead}",
    ),
    "called": (
        "It carries. Heads turn, and one or two of the feet under them.",
        "Somebody a long way off calls back, and it may be an answer.",
        "For a moment everything else here is quieter than that was.",
        "It is heard. Hands come out of pockets.",
        "The sound goes all round the place and comes back without having found anything to do.",
    ),
    "at_large": (
        "Nobody takes it up. It was meant for everyone, and everyone leaves it to the rest.",
        "People look at one another. The question goes round once and comes back as it went.",
        "“That depends on who asks,” says somebody at the back, and will not be found.",
        "There is a general shrug. It says less than it knows.",
        "It is a good question. Several people have left room for somebody else to answer it.",
    ),
}
