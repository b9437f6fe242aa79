"""Things that are told as gained or lost, against what everybody carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from narrator.checks import item_rules
from narrator.checks.casting import handled, missing
from narrator.checks.matter import Matter, named
from narrator.checks.reading import stem, words_of
from narrator.findings import Finding

_OBJECT: Final = (
    r"(?P<thing>(?:an?|the|some|two|three|four|five|six|ten|twenty|fifty|\d+|his|her|their"
    r"|your)\b(?: [\w\u2019'-]+){1,4})"
)
_GETS: Final = (
    r"(?:pockets?|picks? up|receives?|acquires?|gains?|collects?|comes? away with|stows?|tucks? away"
    r"|helps? (?:him|her|your)self to"
    r"|(?:is|are) (?:given|handed|paid|awarded)|walks? off with) " + _OBJECT
)
_TAKES: Final = (
    r"(?:takes?|finds?|grabs?|gets?|snatch(?:es)?|claims?|draws?|has|have|holds?|carr(?:y|ies)) (?:now )?"
    + _OBJECT
)
_LOSES: Final = (
    r"(?:loses?|drops?|breaks?|snaps?|shatters?|hands? over|gives? (?:up|away)|surrenders?|parts? with"
    r"|leaves? behind|"
    r"throws? away|discards?|forfeits?|smash(?:es)?) " + _OBJECT
)
_WHERE: Final = re.compile(r" (?:on|from|in|under|at|without|and|before|with|by|for|as|out|off)\b")
_LITTLE: Final = frozenset(
    map(
        stem,
        """
        a an the some his her their your of and with in on to from for at its one two three four five six ten twenty
        fifty breath step look seat moment time hand hands way chance answer nod glance word words grip hold edge place
        turn small little old new long short large last first silver wooden iron brass nothing reply smile shrug laugh
        stare stares few silence welcome warning
        """.split(),  # noqa: SIM905  # easier to read than so many quotation marks
    )
)


def find(matter: Matter) -> Iterator[Finding]:
    """What somebody is told to have got that they do not have, and to have lost that they still carry."""
    told = {*_gained(matter), *_lost(matter)}
    told |= {(*place, "gain") for place in matter.told(item_rules.LEXICON, item_rules.GAINS)}
    told |= {(*place, "loss") for place in matter.told(item_rules.LEXICON, item_rules.LOSSES)}
    for start, end, kind in sorted(told):
        if kind == "gain":
            yield matter.finding(
                "item",
                "wrong",
                (start, end),
                "The rules have given nobody this.",
                "Leave it out, or where it is.",
            )
        else:
            yield matter.finding("item", "wrong", (start, end), "They still have it.", "Let them keep it.")


type Told = tuple[int, int, str]


def _gained(matter: Matter) -> Iterator[Told]:
    for _, sentence, match in matter.subjects(matter.players, _GETS):
        content = _content(_WHERE.split(match.group("thing"), maxsplit=1)[0])
        if content and not content & matter.ground_words:
            yield sentence.start + match.start(), sentence.start + match.end(), "gain"
    pattern = _one_of(missing(matter.known, matter.ground))
    for _, sentence, match in matter.subjects(
        matter.players, f"(?:{_GETS})|(?:{_TAKES.replace('thing', 'other')})"
    ):
        thing = match.group("thing") or match.group("other")
        if pattern.search(f"{thing} "):
            yield sentence.start + match.start(), sentence.start + match.end(), "gain"


def _lost(matter: Matter) -> Iterator[Told]:
    for person, sentence, match in matter.subjects(matter.players, _LOSES):
        gear = next((one.gear for one in matter.brief.characters if one.id == person.id), ())
        kept = tuple(name for name in gear if name in matter.known.held and not handled(matter.brief, name))
        if _one_of(kept).search(f"{match.group('thing')} "):
            yield sentence.start + match.start(), sentence.start + match.end(), "loss"
    yield from _broken(matter)


def _broken(matter: Matter) -> Iterator[Told]:
    """A thing that is told to break or go by itself."""
    gear = {name for name in matter.known.held if not handled(matter.brief, name)}
    if not gear:
        return
    holders = tuple(alias for one in matter.players for alias in one.aliases if alias != "you")
    pattern = _breaking(tuple(sorted(gear)), holders)
    for sentence in matter.stated:
        match = pattern.search(sentence.told)
        if match:
            yield sentence.start + match.start(), sentence.start + match.end(), "loss"


def _content(thing: str) -> frozenset[str]:
    return frozenset(map(stem, words_of(thing))) - _LITTLE


@lru_cache(maxsize=512)
def _one_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some things by its name, without article; a name of several words also by its last one with a "the"."""
    bare = tuple(re.sub(r"^(?:an?|the) ", "", name.lower()) for name in names)
    return re.compile(rf"\b{named(bare)}(?:s|es)?\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def _breaking(names: tuple[str, ...], holders: tuple[str, ...]) -> re.Pattern[str]:
    bare = tuple(re.sub(r"^(?:an?|the) ", "", name.lower()) for name in names)
    whose = rf"(?:{named(holders)}(?:'s|\u2019s)|[Yy]our|[Hh]is|[Hh]er|[Tt]heir)"
    goes = (
        r"(?:breaks|snaps|shatters|is (?:gone|lost|ruined|taken|destroyed|broken|stolen)|falls (?:into"
        r"|over|overboard)|sinks|"
        r"burns (?:up|out)|splinters|slips (?:from|out of)|crumbles|comes apart|goes over the side)"
    )
    return re.compile(
        rf"\b{whose} (?:\w+ )?(?i:{named(bare)}) {goes}\b|\b(?:snatch(?:es)?|steals?|takes?"
        rf"|rips?) {whose} (?:\w+ )?(?i:{named(bare)})\b"
    )
