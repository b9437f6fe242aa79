"""What was done in a turn: every player's deed with what came of it, then what others did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from narrator.contracts import CharacterBrief, Declared, OutcomeBrief, Tier
from narrator.engines.house import blows
from narrator.engines.house.company import answer_in_person
from narrator.engines.house.deeds import is_called, tell_deed
from narrator.engines.house.moments import tell_moment
from narrator.engines.house.outcomes import content_words, how_it_went, repeats_deed, tell_outcome
from narrator.engines.house.prose import capital, closed, lower_first, sentences, with_the
from narrator.engines.house.scenery import rejoining
from narrator.engines.house.telling import Telling

_DULL = re.compile(
    r"\b(?:stays in|does nothing but hold|gives all to defence|is here)\b|takes \d+ damage|^The party is driven off"
)
_TAKES_NOTHING = re.compile(
    r"\btakes? (?:stock|off|in|care|cover|aim|note|notice|part|heart|turns|my time|(?:a|one) "
    r"(?:seat|breath|look|moment|step|bow|nap|walk|sip|rest))\b|\bget out\b|\bget (?:up|down|away|going|between)\b",
    re.IGNORECASE,
)
"""Ways to take, or to get, that are about no thing that could be had."""
_TAKING = re.compile(
    r"\b(?:take|grab|pick|collect|pocket|gather|fetch|snatch|seize|steal|lift|get (?:the|my|that|some))\b",
    re.IGNORECASE,
)
_GUARDS = re.compile(
    r"\b(?:defend|guard|shield|parry|dodge|brace|block|cover|stand firm|hold (?:fast|firm))\b"
)
_LOST = re.compile(
    r"what (?:can|could|should|do|shall) (?:I|we)\b|what now|any (?:ideas|hints?)|where to\b", re.IGNORECASE
)


@dataclass(slots=True)
class Acts:
    """The deeds and outcomes of a turn, paragraph by paragraph, and who was struck in them."""

    told: list[str] = field(default_factory=list)
    struck: set[str] = field(default_factory=set)
    done: set[int] = field(default_factory=set)


def tell_acts(telling: Telling) -> Acts:
    """Every player's deed with what came of it, then what others did."""
    acts = Acts(told=list(filter(None, [rejoining(telling)])))
    for declared in _in_order(telling):
        _one_act(telling, declared, acts, later=bool(acts.done or acts.told))
    done = " ".join(acts.told)
    rest = [
        _result(telling, outcome, done if _is_here(telling, outcome) else "", acts)
        for number, outcome in enumerate(telling.brief.outcomes)
        if number not in acts.done and not (outcome.intent == "note" and _DULL.search(outcome.summary))
    ]
    if any(rest):
        acts.told.append(" ".join(filter(None, rest)))
    return acts


def _is_here(telling: Telling, outcome: OutcomeBrief) -> bool:
    """Whether an outcome is somebody's who is still with the scene, so that their deed has been told."""
    gone = outcome.intent == "move" and bool(outcome.actor)
    return not gone or telling.character(outcome.actor) is not None


def _in_order(telling: Telling) -> Sequence[Declared]:
    """The deeds as they are told: where the scene comes to another place, those that were done before it left."""
    declared = telling.brief.declared
    if not telling.brief.place.arrived:
        return declared
    goes = {one.actor for one in telling.brief.outcomes if one.intent in ("move", "lead")}
    return sorted(declared, key=lambda one: one.character in goes or one.intent in ("move", "lead"))


def _one_act(telling: Telling, declared: Declared, acts: Acts, *, later: bool) -> None:
    character = telling.character(declared.character)
    if character is None:
        return
    mine = [
        (number, outcome)
        for number, outcome in enumerate(telling.brief.outcomes)
        if number not in acts.done and _is_of(outcome, character)
    ]
    acts.done.update(number for number, _ in mine)
    mine = [(number, outcome) for number, outcome in mine if not _is_dull(outcome, declared)]
    first = mine[0][1] if mine else None
    if first is not None and first.intent == "ask" and not declared.target:
        declared = replace(declared, target=first.target)
    fighting = telling.brief.encounter is not None and not telling.brief.encounter.began
    failed = (fighting and not mine) or any(one.tier in ("failure", "critical_failure") for _, one in mine)
    deed = tell_deed(telling, declared, character, later=later, answered=bool(mine), failed=failed)
    results = [
        _result(telling, outcome, deed, acts, declared)
        for _, outcome in mine
        if not _is_moment(telling, outcome)
    ]
    if first is not None and results and results[0] and deed and repeats_deed(telling, first, deed):
        deed = ""
    if deed and first is not None and not declared.speech and _stays(telling, first):
        deed = telling.line("already_there", pc=character)
    if not any(results):
        tier = next((outcome.tier for _, outcome in mine if outcome.tier), None)
        results = [_answered(telling, declared, character, mine, tier)]
    if not deed and not any(results) and declared.text.strip():
        results = [telling.line("undecided", pc=character)]
    told = _joined(deed, " ".join(filter(None, results)))
    if told:
        acts.told.append(told)


def _is_of(outcome: OutcomeBrief, character: CharacterBrief) -> bool:
    """Whether an outcome is a character's; a note that names nobody as its actor begins with whom it is about."""
    if outcome.intent == "note" and not outcome.actor:
        return outcome.summary.startswith(character.name + " ")
    return outcome.actor in (character.id, character.name)


def _is_dull(outcome: OutcomeBrief, declared: Declared) -> bool:
    """Whether it says no more than the deed: that somebody holds firm who defends themself, takes stock in vain."""
    if outcome.intent == "take" and outcome.tier is None and not outcome.target and not outcome.told:
        text = declared.text
        return _TAKES_NOTHING.search(text) is not None or _TAKING.search(text) is None
    return outcome.intent == "note" and _DULL.search(outcome.summary) is not None


def _is_moment(telling: Telling, outcome: OutcomeBrief) -> bool:
    """Whether only the phrasebook has said how a throw went: the kind of deed has more to say to it."""
    return outcome.intent == "skill" and telling.brief.encounter is None and outcome.told in _phrases(telling)


def _phrases(telling: Telling) -> tuple[str, ...]:
    book = telling.brief.voice.phrasebook
    return (*book.get("success", ()), *book.get("failure", ()), "")


def _answered(
    telling: Telling,
    declared: Declared,
    character: CharacterBrief,
    mine: Sequence[tuple[int, OutcomeBrief]],
    tier: Tier | None,
) -> str:
    """How a deed is answered that no outcome has answered yet."""
    lost = not mine and _LOST.search(declared.text) is not None
    told = (
        _at_a_loss(telling)
        if lost
        else _recalled(telling, character) or _overtaken(telling, character, bool(mine))
    )
    if told or declared.intent in ("wait", "yield", "move"):
        return told
    if telling.brief.encounter is not None and not telling.brief.encounter.began:
        guards = declared.intent == "defend" or _GUARDS.search(declared.text) is not None
        return telling.line("steady" if guards else "round_idle", pc=character)
    if declared.text.strip().endswith("?") and not mine:
        return telling.line("at_large") if telling.brief.people else telling.line("silence")
    if is_called(declared):
        return telling.line("called")
    told = tell_moment(telling, declared, character, tier)
    if told or tier is None:
        return told
    return next((how_it_went(telling, one, character, None) for _, one in mine if one.tier), "")


def _at_a_loss(telling: Telling) -> str:
    """Where one asks what there is to do, there is something."""
    for lead in telling.chance.order("at-a-loss", telling.brief.leads):
        if not telling.memory.stale(lead):
            return telling.line("at_a_loss", lead=closed(capital(lead)))
    return ""


def _joined(deed: str, result: str) -> str:
    """A deed and what came of it; where one speaks and another answers, in a paragraph each."""
    if deed.endswith("”") and result.startswith("“"):
        return f"{deed}\n\n{result}"
    return " ".join(filter(None, [deed, result]))


def _stays(telling: Telling, outcome: OutcomeBrief) -> bool:
    """Whether somebody went to where they are."""
    place = telling.brief.place
    return (
        outcome.intent == "move" and outcome.target == place.id and not (place.arrived or place.first_visit)
    )


def _overtaken(telling: Telling, character: CharacterBrief, acted: bool) -> str:
    """What is said of a deed that a confrontation's end came before."""
    encounter = telling.brief.encounter
    over = encounter is not None and bool(encounter.outcome)
    return telling.line("overtaken", pc=character) if over and not acted else ""


def _recalled(telling: Telling, character: CharacterBrief) -> str:
    """What is known already of something a player asks about."""
    for fact in telling.recalled.get(character.id, ()):
        told = telling.line("recalled", pc=character, fact=closed(capital(fact)))
        if told:
            return told
    return ""


def _result(
    telling: Telling, outcome: OutcomeBrief, deed: str, acts: Acts, declared: Declared | None = None
) -> str:
    if telling.brief.encounter is not None and not telling.brief.encounter.began:
        return blows.tell_blow(telling, outcome, deed, acts.struck)
    told = answer_in_person(telling, outcome) or tell_outcome(telling, outcome, deed)
    return f"{_pointed_at(telling, outcome, declared)} {told}".strip() if told and declared else told


def _pointed_at(telling: Telling, outcome: OutcomeBrief, declared: Declared) -> str:
    """What it is that is told of, where the player's own words have not named it."""
    label = next((text for id, text in telling.brief.place.features if id == outcome.target), "")
    if outcome.intent not in ("search", "look", "examine") or not label or not outcome.told:
        return ""
    if content_words(label) & content_words(f"{declared.text} {sentences(outcome.told)[0]}"):
        return ""
    return telling.line("pointed_at", feature=with_the(lower_first(label)))
