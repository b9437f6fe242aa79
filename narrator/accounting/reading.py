"""Reads what prose claims, sentence by sentence, without a model. It would rather miss something than make it up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, cast

from narrator.accounting.cast import Being, Cast, Thing
from narrator.accounting.claims import Claim, ClaimKind, each_once, same_thing
from narrator.accounting.wording import (
    NO_THING,
    NUMBERS,
    THINGS_IN_ING,
    UNSURE_WORDS,
    giving,
    having,
    moving,
    reaching,
)
from narrator.checks.reading import Reading, Sentence, read

LONGEST: Final = 20_000
"""Letters of a text that are read."""
QUOTED: Final = 400
BEFORE: Final = 400
"""Letters before a deed in which it may be made undone, and letters in which a pronoun's person was named."""
_MOVED: Final[tuple[ClaimKind, ...]] = (
    "companion_joined",
    "companion_left",
    "person_present",
    "person_left",
)
type _Gone = Literal["gained", "lost"]


def claims_in(text: str, cast_: Cast) -> tuple[Claim, ...]:
    """What a text claims of those who can be meant by it, in the order of its sentences, each once."""
    return each_once(_Page(read(text[:LONGEST]), cast_).claims())


@dataclass(slots=True)
class _Page:
    reading: Reading
    cast: Cast

    def claims(self) -> Iterator[Claim]:
        for sentence in self.reading.sentences:
            if sentence.text.rstrip("\"\u201d' ").endswith("?"):
                continue
            yield from self._given(sentence)
            yield from self._had(sentence)
            yield from self._moved(sentence)

    def _given(self, sentence: Sentence) -> Iterator[Claim]:
        everybody = _names(self.cast.people)
        for pattern in giving(everybody, _names(self.cast.characters)):
            for match in pattern.finditer(sentence.told):
                if _happened(sentence, match):
                    yield from self._handed(sentence, match)

    def _handed(self, sentence: Sentence, match: re.Match[str]) -> Iterator[Claim]:
        giver = self._being(match["giver"] or "", sentence.start + match.start())
        to = self._being(match["to"], sentence.start + match.start("to"), but=giver)
        if to is None or to is giver:
            return
        if giver is not None and giver.player:
            yield from self._passed(sentence, match, giver, to)
        elif to.player:
            yield from self._gain(sentence, match, to, giver)

    def _passed(self, sentence: Sentence, match: re.Match[str], giver: Being, to: Being) -> Iterator[Claim]:
        """What a character gives away."""
        coins = self._coins(match)
        if coins:
            yield self._claim("money_lost", sentence, _thing_in(match), who=giver.id, amount=coins)
            if to.player:
                yield self._claim("money_gained", sentence, _thing_in(match), who=to.id, amount=coins)
            return
        thing = self._thing(_thing_in(match), giver.id)
        if thing is not None:
            yield self._claim(
                "item_given", sentence, _thing_in(match), who=giver.id, other=to.id, subject_id=thing.id
            )

    def _gain(
        self, sentence: Sentence, match: re.Match[str], to: Being, giver: Being | None
    ) -> Iterator[Claim]:
        coins = self._coins(match)
        if coins:
            yield self._claim("money_gained", sentence, _thing_in(match), who=to.id, amount=coins)
        elif coins is None and _is_thing(_thing_in(match)):
            held = self._thing(_thing_in(match), giver.id) if giver is not None else None
            yield self._claim(
                "item_gained",
                sentence,
                _thing_in(match),
                who=to.id,
                other=giver.id if giver is not None else "",
                subject_id=held.id if held is not None else "",
            )

    def _had(self, sentence: Sentence) -> Iterator[Claim]:
        gets, takes, loses = having(_names(self.cast.characters))
        for match in gets.finditer(sentence.told):
            who = self._doer(sentence, match)
            if who is not None:
                yield from self._gain(sentence, match, who, None)
        for match in takes.finditer(sentence.told):
            who = self._doer(sentence, match)
            thing = self._thing(_thing_in(match)) if who is not None else None
            # "Takes" and "finds" are said of much that is no thing: only of what is known to be there.
            if who is not None and thing is not None and thing.holder != who.id:
                yield self._claim("item_gained", sentence, _thing_in(match), who=who.id, subject_id=thing.id)
        for match in loses.finditer(sentence.told):
            yield from self._lost(sentence, match)

    def _lost(self, sentence: Sentence, match: re.Match[str]) -> Iterator[Claim]:
        who = self._doer(sentence, match)
        if who is None:
            return
        coins = self._coins(match)
        thing = self._thing(_thing_in(match), who.id)
        if coins:
            yield self._claim("money_lost", sentence, _thing_in(match), who=who.id, amount=coins)
        elif thing is not None:
            yield self._claim("item_lost", sentence, _thing_in(match), who=who.id, subject_id=thing.id)

    def _moved(self, sentence: Sentence) -> Iterator[Claim]:
        patterns = moving(_names(self.cast.people), _names(self.cast.characters))
        for kind, pattern in zip(_MOVED, patterns, strict=True):
            for match in pattern.finditer(sentence.told):
                one = self._being(match["who"], sentence.start + match.start())
                if one is not None and not one.player and _happened(sentence, match):
                    where = self._place_in(sentence) if kind == "person_left" else ""
                    name = match["who"] if match["who"] in one.names else one.name
                    yield self._claim(kind, sentence, name, subject_id=one.id, other=where)
        places = {name.lower(): id for id, name in self.cast.places}
        pattern = reaching(_names(self.cast.characters), tuple(places))
        match_ = pattern.search(sentence.told) if places else None
        if match_ and _happened(sentence, match_):
            yield self._claim("place", sentence, match_["place"], subject_id=places[match_["place"].lower()])

    def _place_in(self, sentence: Sentence) -> str:
        """The id of the one other place that a sentence names."""
        said = sentence.told.lower()
        found = [id for id, name in self.cast.places if name.lower() in said]
        return found[0] if len(found) == 1 else ""

    def _claim(self, kind: str, sentence: Sentence, subject: str, **more: object) -> Claim:
        quote = " ".join(sentence.text[:QUOTED].split())
        return Claim(cast(ClaimKind, kind), subject, quote, **more)  # type: ignore[arg-type]  # its own fields

    def _doer(self, sentence: Sentence, match: re.Match[str]) -> Being | None:
        if not _happened(sentence, match):
            return None
        who = self._being(match["who"], sentence.start + match.start("who"))
        return who if who is not None and who.player else None

    def _thing(self, words: str, holder: str = "") -> Thing | None:
        """The one thing that some words name, of one holder or of anybody; None where several fit."""
        fit = [
            one
            for one in self.cast.things
            if (not holder or one.holder == holder) and any(same_thing(words, name) for name in one.names)
        ]
        return fit[0] if len(fit) == 1 else None

    def _coins(self, match: re.Match[str]) -> int | None:
        """How many coins an object is; 0 for money without a number, None for what is no money."""
        words = _thing_in(match).lower().split()
        coins = {coin.lower() for coin in self.cast.coins}
        if not coins.intersection(words):
            return None
        det = _part(match, "det").lower()
        if "of" in words:
            return 0
        return int(det) if det.isdecimal() else NUMBERS.get(det, 0)

    def _being(self, called: str, at: int, but: Being | None = None) -> Being | None:
        """Who is meant by a name or a pronoun at a place of the text; None where that is not sure."""
        low = called.lower().removesuffix("'s").removesuffix("\u2019s")
        if low in ("you", "your"):
            return next((one for one in self.cast.beings if one.id == self.cast.you), None)
        for one in self.cast.beings:
            if any(name.lower() == low for name in one.names):
                return one
        said = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they"}.get(low, low)
        return self._last_named(said, at, but) if said in ("he", "she", "they") else None

    def _last_named(self, pronoun: str, at: int, but: Being | None) -> Being | None:
        begin = self.reading.text.rfind("\n", 0, at) + 1
        before = self.reading.told[max(begin, at - BEFORE) : at]
        last, found = -1, None
        for one in self.cast.beings:
            if one is but or not one.pronouns.startswith(pronoun):
                continue
            place = max((before.rfind(name) for name in one.names), default=-1)
            if place > last:
                last, found = place, one
        return found


def _names(beings: tuple[Being, ...]) -> tuple[str, ...]:
    return tuple(name for one in beings for name in one.names)


def _happened(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a deed is told as one that is done."""
    groups = match.re.groupindex
    end = next(
        (match.start(name) for name in ("thing", "thing2") if name in groups and match[name]), match.end()
    )
    return UNSURE_WORDS.search(sentence.told, max(0, end - BEFORE), end) is None


def _is_thing(words: str) -> bool:
    """Whether an object is something that one can carry."""
    parts = words.lower().split()
    head = parts[parts.index("of") - 1] if "of" in parts[1:] else parts[-1]
    if head in THINGS_IN_ING:
        return True
    return head not in NO_THING and not head.endswith(("ing", "ness", "tion"))


def _thing_in(match: re.Match[str]) -> str:
    """The object that a deed is done with."""
    return _part(match, "thing")


def _part(match: re.Match[str], name: str) -> str:
    """A named part of a deed, in whichever way it was told."""
    again = f"{name}2"
    return match[name] or (match[again] if again in match.re.groupindex else "")
