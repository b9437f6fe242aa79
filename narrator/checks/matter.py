"""One piece of prose with everything that it is held against, read once for all checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Final, Literal

from narrator.brief import Brief
from narrator.checks.casting import gazetteer
from narrator.checks.frames import Being, Gazetteer, Rule, Token, framed, tokens
from narrator.checks.known import Known
from narrator.checks.modality import asserted, stated
from narrator.checks.naming import Person, aliases
from narrator.checks.reading import Reading, Sentence, read, stems, words_of
from narrator.findings import Finding, FindingKind, Severity

type Meant = Literal["asserted", "stated", "any"]

_MEANT: Final[Mapping[Meant, Callable[[str], str]]] = {"asserted": asserted, "stated": stated, "any": str}
_JUDGING: Final = frozenset(("success", "partial", "failure"))
"""Uses of a phrasebook whose sentences are right after some outcomes and wrong after others."""
_SLOT: Final = re.compile(r"\{[a-z_]+\}")
BETWEEN: Final = r"(?:\w+ly |now |then |still |again )?(?:\w+(?: \w+){0,3}?,? and (?:then )?)?"
"""What may stand between a subject and what is said of it: a word of manner, or another thing that they do."""
_AUTHORED: Final = 0.8
"""Share of a sentence's word triples that stands in the brief's own texts and makes it the author's, not the
narrator's."""


class Matter:
    """A text, its brief and what is known; what several checks need is worked out once."""

    def __init__(self, text: str, brief: Brief, known: Known) -> None:
        self.text = text
        self.brief = brief
        self.known = known
        self._read: dict[Meant, tuple[tuple[Token, ...], ...]] = {}

    @cached_property
    def reading(self) -> Reading:
        """The text's sentences."""
        return read(self.text)

    @cached_property
    def players(self) -> tuple[Person, ...]:
        """The players' characters; the only one of a second-person telling is also "you"."""
        brief = self.brief
        taken = [one.name for one in brief.people]
        you = brief.newcomer or (brief.characters[0].id if brief.characters else "")
        return tuple(
            Person(
                one.id,
                one.name,
                one.pronouns,
                (
                    *aliases(one.name, taken),
                    *(("you",) if brief.person == "second" and one.id == you else ()),
                ),
                player=True,
            )
            for one in brief.characters
        )

    @cached_property
    def others(self) -> tuple[Person, ...]:
        """Everybody else who is here, opponents too."""
        brief = self.brief
        names = [one.name for one in brief.characters]
        here = [Person(one.id, one.name, one.pronouns, aliases(one.name, names)) for one in brief.people]
        known = {one.name for one in here}
        foes = brief.encounter.opponents if brief.encounter is not None else ()
        here += [Person(name, name, "", aliases(name, names)) for name, _band in foes if name not in known]
        return tuple(here)

    @cached_property
    def ground(self) -> str:
        """Every text of the brief that all in the scene may read, as one."""
        return "\n".join(grounds(self.brief))

    @cached_property
    def ground_words(self) -> frozenset[str]:
        """The stems of the words of the brief's texts."""
        return frozenset().union(*map(stems, (*grounds(self.brief), *self.known.held)))

    @cached_property
    def _authored(self) -> frozenset[tuple[str, str, str]]:
        found: set[tuple[str, str, str]] = set()
        for text in grounds(self.brief):
            found.update(_triples(text))
        return frozenset(found)

    @cached_property
    def own_sentences(self) -> tuple[Sentence, ...]:
        """The sentences that the narrator has written, and not the world's author."""
        return tuple(one for one in self.reading.sentences if not self._is_authored(one.text))

    @cached_property
    def _own(self) -> frozenset[int]:
        return frozenset(one.start for one in self.own_sentences)

    @cached_property
    def stated(self) -> tuple[Sentence, ...]:
        """The narrator's own sentences, blank where they only ask or suppose."""
        return tuple(Sentence(one.start, one.end, one.text, stated(one.told)) for one in self.own_sentences)

    @cached_property
    def acted(self) -> frozenset[str]:
        """Ids and names of the players' characters who have done something this turn."""
        found = {one.character for one in self.brief.declared if one.text.strip()}
        return frozenset(found | {one.actor for one in self.brief.outcomes})

    @cached_property
    def told_by_deeds(self) -> str:
        """What the turn has brought, as far as prose may tell of it: who and what it names is not out of place."""
        brief = self.brief
        texts = [brief.opening, brief.ending]
        texts += [f"{one.summary} {one.told} {one.target}" for one in brief.outcomes]
        texts += [f"{move.text} {move.person}" for move in brief.moves]
        return "\n".join(texts)

    @cached_property
    def _names(self) -> Gazetteer:
        here = (self.players, self.others)
        return gazetteer(self.brief, self.known, here, self.acted, (self.told_by_deeds, self.ground))

    @cached_property
    def _all_tokens(self) -> tuple[tuple[Sentence, tuple[Token, ...]], ...]:
        out, last, paragraph = [], dict[str, Being](), -1
        for sentence in self.reading.sentences:
            begin = self.text.rfind("\n", 0, sentence.start)
            if begin != paragraph:
                paragraph, last = begin, {}
            found = tokens(sentence.told, sentence.start, self._names, last)
            if sentence.start in self._own:
                out.append((sentence, tuple(found)))
        return tuple(out)

    def _tokens(self, meant: Meant) -> tuple[tuple[Token, ...], ...]:
        if meant not in self._read:
            self._read[meant] = tuple(
                _left(found, _MEANT[meant](sentence.told), sentence.start)
                for sentence, found in self._all_tokens
            )
        return self._read[meant]

    def told(
        self, lexicon: Mapping[str, str], rules: Iterable[Rule], meant: Meant = "asserted"
    ) -> Iterator[tuple[int, int]]:
        """Where the narrator says what one of ``rules`` says in the words of a lexicon.

        ``meant`` is how it has to be said: "asserted" of the here and now, "stated" and not only supposed, or in any
        way.
        """
        return framed(self._tokens(meant), lexicon).hits(rules)

    def _is_authored(self, text: str) -> bool:
        triples = _triples(text)
        return bool(triples) and sum(one in self._authored for one in triples) >= _AUTHORED * len(triples)

    def finding(
        self, kind: FindingKind, severity: Severity, place: tuple[int, int], reason: str, remedy: str
    ) -> Finding:
        """A finding about a stretch of the text."""
        start, end = place
        return Finding(kind, severity, self.text[start:end], start, end, reason, remedy)

    def subjects(
        self, who: tuple[Person, ...], after: str
    ) -> Iterator[tuple[Person, Sentence, re.Match[str]]]:
        """Where one of ``who``, by name or by a pronoun that can only mean them, is followed by the pattern ``after``.

        ``after`` is a pattern of what they do, in lower case, without the subject.
        """
        pattern = _following(tuple(alias for one in who for alias in one.aliases), after)
        by_alias = {alias.lower(): one for one in who for alias in one.aliases}
        for sentence in self.stated:
            for match in pattern.finditer(sentence.told):
                named = match.group("who").lower()
                person = by_alias.get(named) or self._meant(named, sentence.start + match.start("who"), who)
                if person is not None:
                    yield person, sentence, match

    def _meant(self, pronoun: str, place: int, who: tuple[Person, ...]) -> Person | None:
        """Whom "he", "she" or "they" means: the last one named before it whose pronoun that is, in this paragraph."""
        begin = self.text.rfind("\n", 0, place) + 1
        before = self.reading.told[begin:place]
        last, found = -1, None
        for person in (*self.players, *self.others):
            if person.pronouns and not person.pronouns.startswith(pronoun):
                continue
            for alias in person.aliases:
                at = before.rfind(alias)
                if at > last and alias != "you":
                    last, found = at, person
        return found if found in who else None


def _left(found: tuple[Token, ...], told: str, start: int) -> tuple[Token, ...]:
    """The tokens of a sentence that stand where ``told`` is not blank."""
    return tuple(one for one in found if told[one.start - start] != " ")


def grounds(brief: Brief) -> list[str]:
    """Every text of a brief that all in the scene may read; names stand in for the placeholders of authored ones."""
    place = brief.place
    texts = [place.name, *place.descriptions, *place.revisit, *place.sensory]
    texts += [label for _, label in (*place.exits, *place.features)]
    for person in brief.people:
        texts += [person.name, person.role, person.appearance, person.manner, *person.business]
        texts += [line for lines in person.lines.values() for line in lines]
    for one in brief.characters:
        texts += [one.name, one.concept, one.look, *one.gear]
    texts += [text for one in brief.declared for text in (one.text, one.deed, one.target, one.topic)]
    for outcome in brief.outcomes:
        texts += [outcome.label, outcome.summary, filled(outcome.told, brief, outcome.actor, outcome.target)]
    texts += [move.text for move in brief.moves]
    if brief.encounter is not None:
        now = brief.encounter
        texts += [now.label, now.opening, *now.between, now.closing, *(name for name, _ in now.opponents)]
    if brief.pressure is not None:
        texts += [brief.pressure.name, brief.pressure.stakes]
    texts += [*brief.leads, *brief.quests, *brief.facts, *brief.so_far, *(one.text for one in brief.memories)]
    texts += [brief.opening, brief.invitation, brief.ending]
    book = brief.voice.phrasebook
    texts += [line for use, lines in book.items() if use not in _JUDGING for line in lines]
    return [text for text in texts if text]


def filled(told: str, brief: Brief, actor: str, target: str) -> str:
    """An authored text with the names that its placeholders stand for."""
    if "{" not in told:
        return told
    names = {one.id: one.name for one in brief.characters} | {one.id: one.name for one in brief.people}
    slots = {"{pc}": names.get(actor, actor), "{npc}": names.get(target, target)}
    slots |= {"{foe}": slots["{npc}"], "{place}": brief.place.name, "{item}": target}
    return _SLOT.sub(lambda found: slots.get(found.group(), ""), told)


@lru_cache(maxsize=4096)
def _triples(text: str) -> tuple[tuple[str, str, str], ...]:
    found = words_of(text)
    if len(found) < 3:
        return ((found[0], found[-1], ""),) if found else ()
    return tuple(zip(found, found[1:], found[2:], strict=False))


@lru_cache(maxsize=512)
def named(names: tuple[str, ...]) -> str:
    """A pattern for any of some names, the longest first; one that never matches for none."""
    found = sorted({re.escape(name) for name in names if name}, key=len, reverse=True)
    return "(?:" + "|".join(found) + ")" if found else r"(?!)"


@lru_cache(maxsize=512)
def _following(names: tuple[str, ...], after: str) -> re.Pattern[str]:
    who = named(tuple(name for name in names if name != "you"))
    you = "|[Yy]ou" if "you" in names else ""
    return re.compile(
        rf"\b(?P<who>{who}|[Hh]e|[Ss]he|[Tt]hey{you})(?:,[^,.;]{{1,40}},)? {BETWEEN}(?:{after})"
    )
