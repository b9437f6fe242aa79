"""Answers to out-of-character questions, from what the asker's character knows and from nothing else."""

from __future__ import annotations

from narrator.contracts import Answer, Question
from narrator.engines.house.chance import Chance
from narrator.engines.house.outcomes import content_words
from narrator.engines.house.prose import capital, closed

_KNOWN = (
    "As far as {who} knows: {facts}",
    "{who} could say this much. {facts}",
    "From what has come to light so far: {facts}",
    "This {who} has seen or heard. {facts}",
    "Here is what there is to go on. {facts}",
)
_UNKNOWN = (
    "Nothing {who} has seen or heard so far says anything about that. It would have to be found out.",
    "{who} does not know, and nobody has told them yet. Somebody in the story might.",
    "That is still dark. Looking or asking, in the story, may bring it out.",
    "So far the story has been silent on that.",
    "There is nothing about it in the journal. What {who} wants to know must be asked of somebody there.",
)
_FEW_HITS = 1
_MOST = {"concise": 1, "standard": 3, "verbose": 4}
_ASKING = content_words(
    "what where when which does have know about there their they could would tell said that this with"
)


def answer(question: Question) -> Answer:
    """Pick the known facts that share most words with the question; say so when none does."""
    chance = Chance(question.seed)
    who = question.character or "Anybody here"
    asked = content_words(question.text) - _ASKING
    rated = [(len(asked & content_words(fact)), -place, fact) for place, fact in enumerate(question.known)]
    hits = sorted((hit for hit in rated if hit[0] >= _FEW_HITS), reverse=True)
    best = [fact for score, _, fact in hits if score * 2 >= hits[0][0]][: _MOST[question.verbosity]]
    if not best:
        return Answer(chance.pick("unknown", _UNKNOWN).format(who=who))
    told = " ".join(capital(closed(fact)) for fact in best)
    return Answer(chance.pick("known", _KNOWN).replace("{who}", who).replace("{facts}", told), tuple(best))
