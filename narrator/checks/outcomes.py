"""Success told as failure, and failure as success."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from narrator.checks import outcome_rules
from narrator.checks.frames import Rule
from narrator.checks.matter import Matter, named
from narrator.checks.naming import Person
from narrator.checks.reading import Sentence
from narrator.findings import Finding

_FAILS: Final = (
    r"fails?\b|misses?\b(?! (?:nothing|little|no\b|home|him|her|them))|fumbles?\b|botch(?:es)?\b|bungles?\b"
    r"|comes? up (?:empty|short)\b|comes? away with nothing|finds? (?:nothing|no trace"
    r"|not a thing)\b(?! (?:else|more|new))"
    r"|gets? nowhere|gives? up\b(?! (?:the|a|his|her|their|your) )|falls? short\b|is (?:turned away"
    r"|refused|rebuffed|thwarted|caught)\b"
    r"|are (?:turned away|refused|rebuffed|thwarted|caught)\b|(?:cannot|can't|can\u2019t|does not|do not"
    r"|doesn't|don't"
    r"|doesn\u2019t|don\u2019t) (?:manage|succeed|convince|persuade|find (?:it|anything)|open it|hit|land)\b"
    r"|learns? nothing|loses? (?:the trail|the thread|the chase|the race|his nerve|her nerve|their nerve"
    r"|your nerve)\b"
)
_SUCCEEDS: Final = (
    r"succeeds?\b|manages? (?:it|to|the)\b|hits?\b(?! (?:the (?:floor|ground|deck|water|wall)|on\b|a snag"
    r"|nothing))"
    r"|strikes? (?:home|true)\b|lands? (?:a|the) (?:\w+ )?(?:blow|hit|punch|cut)\b|wins?\b|pulls? it off"
    r"|prevails?\b"
    r"|finds? (?:exactly )?what|gets? what|cracks? it\b|carries? it off|brings? it off|talks? (?:him|her"
    r"|them) round"
    r"|(?:convinces?|persuades?) |gets? it open|works? it (?:open|loose|free)|outwits?\b|triumphs?\b"
)
_THING: Final = (
    r"(?:first |second |next |last |own |best |whole )?(?:blow|swing|strike|shot|attack|thrust|attempt"
    r"|effort|try|bluff|plea|"
    r"lie|search|work|plan|trick|throw|spell|argument|hands?)"
)
_IT_FAILS: Final = re.compile(
    r"\b(?:it|that|this) (?:does not|doesn't|doesn\u2019t|will not|won't|won\u2019t) (?:work|come off|hold)\b"
    r"|\bnothing (?:happens|comes of it)\b|\bto no avail\b|(?<!nothing )\bin vain\b|\bwithout success\b"
    r"|\bcomes? to nothing\b"
    r"|\bthe (?:attempt|effort|plan|bluff|trick|lie|search|blow|shot|swing|attack) (?:fails|misses"
    r"|goes wide|comes to nothing|falls flat)\b"
    r"|\b(?:no luck|a failure)\b",
    re.IGNORECASE,
)
_IT_WORKS: Final = re.compile(
    r"\b(?:it|that|this) works\b(?! (?:against|on me))|\bto perfection\b|\bwithout a hitch\b"
    r"|\bwith complete success\b"
    r"|\bthe (?:attempt|effort|plan|bluff|trick|lie|search|blow|shot|swing|attack) (?:succeeds|works"
    r"|lands|connects|strikes home|comes off|pays off)\b"
    r"|\b(?:a|complete|total|an easy) success\b|\bgoes off perfectly\b",
    re.IGNORECASE,
)
_FAILURES: Final = frozenset(("failure", "critical_failure"))
_SUCCESSES: Final = frozenset(("success", "critical_success"))


def find(matter: Matter) -> Iterator[Finding]:
    """Sentences that say of somebody the opposite of every outcome that they had."""
    tiers: dict[str, set[str]] = {}
    for outcome in matter.brief.outcomes:
        if outcome.tier is not None and outcome.intent != "refused":
            tiers.setdefault(outcome.actor, set()).add(outcome.tier)
    if not tiers:
        return
    people = (*matter.players, *matter.others)
    won = tuple(one for one in people if _only(tiers, one, _SUCCESSES))
    lost = tuple(one for one in people if _only(tiers, one, _FAILURES))
    for who, does, of_theirs in (
        (
            won,
            _FAILS,
            r"fails?|misses|goes wide|comes to nothing|falls short|glances off|finds only air"
            r"|achieves? nothing",
        ),
        (
            lost,
            _SUCCEEDS,
            r"lands?|connects?|strikes? home|finds? (?:its mark|the mark|flesh)|succeeds?|works?"
            r"|goes? home|pays? off",
        ),
    ):
        if who:
            yield from _told_of(matter, who, does, of_theirs, succeeded=who is won)
    everything = set().union(*tiers.values())
    if everything <= _SUCCESSES:
        yield from _impersonal(matter, _IT_FAILS, succeeded=True)
        yield from _framed(matter, outcome_rules.FAILURES, succeeded=True)
    elif everything <= _FAILURES:
        yield from _impersonal(matter, _IT_WORKS, succeeded=False)
        yield from _framed(matter, outcome_rules.SUCCESSES, succeeded=False)


def _only(tiers: dict[str, set[str]], one: Person, wanted: frozenset[str]) -> bool:
    had = tiers.get(one.id, set()) | tiers.get(one.name, set())
    return bool(had) and had <= wanted


def _told_of(
    matter: Matter, who: tuple[Person, ...], does: str, of_theirs: str, *, succeeded: bool
) -> Iterator[Finding]:
    seen = set()
    for _, sentence, match in matter.subjects(who, does):
        seen.add(sentence.start)
        yield _finding(matter, sentence, match, succeeded=succeeded)
    names = named(tuple(alias for one in who for alias in one.aliases if alias != "you"))
    your = "|[Yy]our" if any("you" in one.aliases for one in who) else ""
    pattern = re.compile(rf"\b(?:{names}(?:'s|\u2019s|'|\u2019){your}) {_THING} (?:{of_theirs})\b")
    for sentence in matter.stated:
        found = pattern.search(sentence.told)
        if found and sentence.start not in seen:
            yield _finding(matter, sentence, found, succeeded=succeeded)


def _impersonal(matter: Matter, pattern: re.Pattern[str], *, succeeded: bool) -> Iterator[Finding]:
    for sentence in matter.stated:
        match = pattern.search(sentence.told)
        if match:
            yield _finding(matter, sentence, match, succeeded=succeeded)


def _framed(matter: Matter, told: Iterable[Rule], *, succeeded: bool) -> Iterator[Finding]:
    for place in matter.told(outcome_rules.LEXICON, told):
        yield _at(matter, place, succeeded=succeeded)


def _finding(matter: Matter, sentence: Sentence, match: re.Match[str], *, succeeded: bool) -> Finding:
    return _at(matter, (sentence.start + match.start(), sentence.start + match.end()), succeeded=succeeded)


def _at(matter: Matter, place: tuple[int, int], *, succeeded: bool) -> Finding:
    if succeeded:
        return matter.finding(
            "outcome", "wrong", place, "This succeeded, and is told as a failure.", "Tell that it came off."
        )
    return matter.finding(
        "outcome", "wrong", place, "This failed, and is told as a success.", "Tell that it did not come off."
    )
