"""Ways that were not gone and ways out that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from narrator.checks import place_rules
from narrator.checks.matter import Matter, named
from narrator.checks.reading import stems
from narrator.findings import Finding

_ARRIVES: Final = (
    r"(?:arrives? (?:at|in)|reach(?:es)?|enters?|steps? (?:out |down |back )?(?:into|onto|inside)"
    r"|walks? (?:back )?(?:into|onto)"
    r"|comes? (?:out |back |up |down )?(?:to|into|upon)|(?:is|are) (?:now|back|already|suddenly) (?:in|at"
    r"|inside|on)"
    r"|finds? (?:him|her|your|them)sel(?:f|ves) (?:in|at|on|inside)|emerges? (?:in|into|at|onto"
    r"|from the \w+ into)"
    r"|climbs? (?:up |down )?(?:into|onto)|gets? (?:back )?to|makes? (?:his|her|their|your"
    r"|its) way (?:in)?to|returns? to"
    r"|crosses into|sets? foot (?:in|on)|stands? (?:now )?in) "
)
_PARTY: Final = (
    r"|[Tt]he (?:party|company|group|others|whole party|three of them|two of them)|[Ee]verybody|[Ee]veryone"
)
_HIDDEN: Final = re.compile(
    r"\b(?:hidden|secret|concealed|forgotten|unmarked) (?:door|passage|passageway|tunnel|stairs?"
    r"|staircase|hatch|trapdoor|"
    r"corridor|room|chamber|exit|way out|gate|shaft|ladder)\b",
    re.IGNORECASE,
)


def find(matter: Matter) -> Iterator[Finding]:
    """Somebody is told to be where the scene is not, or a way opens that no map has."""
    brief = matter.brief
    here, ground = brief.place.name.lower(), matter.ground.lower()
    told = "\n".join(
        (
            brief.opening,
            brief.ending,
            *(f"{one.summary} {one.told}" for one in brief.outcomes),
            *(move.text for move in brief.moves),
        )
    ).lower()
    elsewhere = tuple(
        bare
        for name in matter.known.places
        if (bare := _bare(name)) and bare not in here and bare not in told
    )
    pattern = _going(tuple(alias for one in matter.players for alias in one.aliases), elsewhere)
    for sentence in matter.stated:
        match = pattern.search(sentence.told) if elsewhere else None
        if match:
            place = (sentence.start + match.start(), sentence.start + match.end())
            yield _elsewhere(matter, place)
        hidden = _HIDDEN.search(sentence.told)
        if hidden and hidden.group().lower() not in ground:
            place = (sentence.start + hidden.start(), sentence.start + hidden.end())
            yield _no_way(matter, place)
    for place in matter.told(place_rules.LEXICON, place_rules.ARRIVALS):
        yield _elsewhere(matter, place)
    for place in matter.told(place_rules.LEXICON, place_rules.WAYS):
        if not stems(matter.text[slice(*place)]) & matter.ground_words & place_rules.WAY_STEMS:
            yield _no_way(matter, place)


def _elsewhere(matter: Matter, place: tuple[int, int]) -> Finding:
    return matter.finding(
        "place",
        "wrong",
        place,
        "Nobody has gone there this turn.",
        f"Everything happens at {matter.brief.place.name}; let them stay.",
    )


def _no_way(matter: Matter, place: tuple[int, int]) -> Finding:
    return matter.finding(
        "place", "wrong", place, "There is no such way.", "Use the ways out that there are, or none."
    )


def _bare(name: str) -> str:
    return re.sub(r"^(?:an?|the) ", "", name.lower())


@lru_cache(maxsize=256)
def _going(players: tuple[str, ...], places: tuple[str, ...]) -> re.Pattern[str]:
    who = named(tuple(alias for alias in players if alias != "you"))
    you = "|[Yy]ou" if "you" in players else ""
    return re.compile(
        rf"\b(?:{who}|[Hh]e|[Ss]he|[Tt]hey{you}{_PARTY})(?:,[^,.;]{{1,40}},)? (?:\w+ly |then |now |both "
        rf"|all )?{_ARRIVES}"
        rf"(?:the |an? )?(?i:{named(places)})\b"
    )
