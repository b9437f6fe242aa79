"""One turn: what was done, what came of it, what the world did, and the shape in which it is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from narrator.contracts import CharacterBrief, Declared, OutcomeBrief, Tier
from narrator.engines.house import blows
from narrator.engines.house.closing import close, ways_out
from narrator.engines.house.company import answer_in_person, introduce, newcomers, react, spoke
from narrator.engines.house.deeds import tell_deed
from narrator.engines.house.moments import tell_moment
from narrator.engines.house.outcomes import content_words, how_it_went, repeats_deed, tell_outcome
from narrator.engines.house.prose import capital, closed, lower_first, sentences, with_the
from narrator.engines.house.scenery import arrive, pressure, quiet, sense, small_scene, tell_move
from narrator.engines.house.shapes import Parts, compose
from narrator.engines.house.telling import Telling

ROOM = {"concise": (60, 110), "standard": (95, 165), "verbose": (130, 230)}
"""Words a turn is filled up to: the least and the most that is aimed at, by verbosity."""

_DULL = re.compile(r"\b(?:stays in|does nothing but hold|gives all to defence|is here)\b|takes \d+ damage")
_TAKES_NOTHING = re.compile(
    r"\btakes? (?:stock|off|in|care|cover|aim|note|notice|part|heart|turns|my time|(?:a|one) "
    r"(?:seat|breath|look|moment|step|bow|nap|walk|sip|rest))\b|\bget out\b|\bget (?:up|down|away|going|between)\b",
    re.IGNORECASE,
)
"""Ways to take, or to get, that are about no thing that could be had."""


@dataclass(slots=True)
class _Acts:
    """The deeds and outcomes of a turn, paragraph by paragraph, and who was struck in them."""

    told: list[str] = field(default_factory=list)
    struck: set[str] = field(default_factory=set)
    done: set[int] = field(default_factory=set)


def tell_turn(telling: Telling) -> list[str]:
    """The paragraphs of an ordinary turn or a round of a confrontation."""
    brief = telling.brief
    encounter = brief.encounter
    fighting = encounter is not None and not encounter.began
    acts = tell_acts(telling)
    parts = Parts(acts=acts.told)
    if fighting:
        after = [blows.tell_standing(telling, acts.struck), blows.tell_wounds(telling)]
        parts.acts += [" ".join(filter(None, after))]
    parts.place = arrive(telling)
    over = encounter is not None and bool(encounter.outcome)
    parts.acts += [tell_move(telling, move) for move in brief.moves if over and move.kind == "encounter"]
    parts.moves = [tell_move(telling, move) for move in brief.moves if not over or move.kind != "encounter"]
    if encounter is not None and encounter.outcome:
        parts.acts += [blows.tell_end(telling)]
    parts.turn = blows.tell_beginning(telling)
    parts.people = _introductions(telling)
    spoken = spoke(telling)
    running = encounter is not None and not encounter.outcome and not encounter.began
    _fill_up(telling, parts, spoken, running=running)
    parts.close = close(telling, spoken)
    return compose(telling, parts)


def tell_acts(telling: Telling) -> _Acts:
    """Every player's deed with what came of it, then what others did."""
    acts = _Acts()
    for number, declared in enumerate(telling.brief.declared):
        _one_act(telling, declared, acts, later=number > 0)
    done = " ".join(acts.told)
    rest = [
        _result(telling, outcome, done, acts)
        for number, outcome in enumerate(telling.brief.outcomes)
        if number not in acts.done
    ]
    if any(rest):
        acts.told.append(" ".join(filter(None, rest)))
    return acts


def _one_act(telling: Telling, declared: Declared, acts: _Acts, *, later: bool) -> None:
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
    deed = tell_deed(telling, declared, character, later=later)
    results = [
        _result(telling, outcome, deed, acts, declared) for _, outcome in mine if not _is_moment(telling, outcome)
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
        return _TAKES_NOTHING.search(declared.text) is not None
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
    told = _recalled(telling, character) or _overtaken(telling, character, bool(mine))
    if told or declared.intent in ("wait", "yield", "move"):
        return told
    if telling.brief.encounter is not None and not telling.brief.encounter.began:
        return telling.line("steady") if declared.intent == "defend" else ""
    told = tell_moment(telling, declared, character, tier)
    if told or tier is None:
        return told
    return next((how_it_went(telling, one, character, None) for _, one in mine if one.tier), "")


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
    telling: Telling, outcome: OutcomeBrief, deed: str, acts: _Acts, declared: Declared | None = None
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


def _introductions(telling: Telling) -> list[str]:
    if telling.brief.encounter is not None:
        return []
    new = [one for one in newcomers(telling) if one.id not in telling.named]
    limit = 2 if telling.brief.place.arrived or telling.brief.place.first_visit else 1
    return [introduce(telling, one) for one in new[:limit]]


def _fill_up(telling: Telling, parts: Parts, spoken: set[str], *, running: bool) -> None:
    """Add what is not needed but wanted until the turn has its length; nothing is said only to fill."""
    least, most = ROOM[telling.brief.verbosity]
    if running:
        least, most = least - 20, most - 40
    aim = least + telling.chance.number("length", most - least + 1) // 3
    extras = _fight_extras(telling, spoken) if running else _extras(telling, parts, spoken)
    for slot, make in extras:
        if parts.words() >= aim:
            return
        told = make()
        if told:
            parts.add(slot, told)


type Extra = tuple[str, Callable[[], str]]


def _fight_extras(telling: Telling, spoken: set[str]) -> list[Extra]:
    """A breath between blows, what those who stand by make of it, what is at stake."""
    encounter = telling.brief.encounter
    fighting = {name for name, _ in encounter.opponents} if encounter is not None else set()
    spoken |= {one.id for one in telling.brief.people if one.name in fighting}
    threat = telling.brief.pressure
    at_stake = threat.stakes if threat is not None else ""
    return [
        ("air", lambda: blows.between_rounds(telling)),
        ("air", lambda: sense(telling)),
        ("people", lambda: react(telling, spoken)),
        ("pressure", lambda: telling.line("stakes", stakes=at_stake) if at_stake else ""),
        ("air", lambda: quiet(telling)),
    ]


def _extras(telling: Telling, parts: Parts, spoken: set[str]) -> list[Extra]:
    """At most one sign of the threat, one reaction, one detail, one small scene, one sentence of quiet."""
    brief = telling.brief
    after_fight = brief.encounter is not None
    level = brief.pressure.level if brief.pressure is not None else 0.0
    signs = any(move.kind in ("clock", "stage") for move in brief.moves)
    first: list[Extra] = [("place", lambda: ways_out(telling))] if parts.place else []
    if telling.overheard:
        first.append(("air", lambda: telling.line("walk_on", name=telling.overheard)))
    bag: list[Extra] = [("air", lambda: sense(telling))]
    if not after_fight:
        bag.append(("people", lambda: react(telling, spoken)))
    if telling.omen or (not signs and telling.seldom("pressure", 0.2 + 0.5 * level)):
        bag.append(("pressure", lambda: pressure(telling)))
    rest: list[Extra] = [("scene", lambda: small_scene(telling, spoken))] if not after_fight else []
    rest.append(
        ("air", lambda: telling.line("transition") if telling.seldom("turn", 0.5) else quiet(telling))
    )
    return [*first, *telling.chance.order("extras", bag), *rest, ("people", lambda: react(telling, spoken))]
