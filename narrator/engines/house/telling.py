"""One turn being told: the brief, this turn's choices, and the memory of what was said, in one place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from narrator.contracts import Brief, CharacterBrief, PersonBrief
from narrator.engines.house.chance import Chance
from narrator.engines.house.lexicon import word_set
from narrator.engines.house.memory import Memory, opening
from narrator.engines.house.person import Pronouns, outside_quotes, pronouns_of, tell_of
from narrator.engines.house.prose import (
    capital,
    closed,
    lower_first,
    plural,
    sentences,
    tidy,
    with_the,
    within,
)
from narrator.engines.house.stock import STOCK
from narrator.engines.house.tastes import TASTES
from narrator.engines.house.verbs import base

_SLOT = re.compile(r"\{[A-Za-z]+(?::[^}]*|,)?\}")
_VERB_SLOT = re.compile(r"\{v:([a-z']+)\}")
_VERB_OF_NOUN = re.compile(r"\{n:([a-z']+)\}")
_TITLES = word_set(
    """
    captain widow mother father sister brother old young mr mrs ms miss dr doctor lord lady sir dame
    master mistress aunt uncle granny constable sergeant inspector saint st the brother-captain elder
    king queen prince princess big little mad blind officer judge gaffer number deacon bishop abbot
    major colonel general sheriff marshal professor nurse baron baroness duke duchess count countess
    """
)


def short(name: str) -> str:
    """The name one calls somebody by: the first, but the whole where it begins with a title or an article."""
    first = name.split(" ", 1)[0]
    return name if first.lower().rstrip(".") in _TITLES else first.rstrip(",")


class Telling:
    """Fills sentences, picks those that were not told yet, and remembers what it gives out."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.chance = Chance(brief.seed)
        # Who joins late has heard nothing of it yet.
        self.memory = Memory(() if brief.kind == "arrival" else brief.recent)
        self.you = brief.person == "second"
        self.named: set[str] = set()
        self.introduced: list[PersonBrief] = []
        self.recalled: dict[str, tuple[str, ...]] = {}
        self.in_sight: tuple[str, ...] = ()
        self.described: set[str] = set()
        self.engaged: set[str] = set()
        self.deeds: set[str] = set()
        self.overheard = ""
        self.rumour: tuple[str, ...] = ()
        self.omen = ""
        self._openings: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()

    # People

    def character(self, id: str) -> CharacterBrief | None:
        """A player's character by id or name."""
        found = (one for one in self.brief.characters if id and id in (one.id, one.name))
        return next(found, None)

    def person(self, id: str) -> PersonBrief | None:
        """Somebody present by id or name."""
        return next((one for one in self.brief.people if id and id in (one.id, one.name)), None)

    def name_of(self, person: PersonBrief) -> str:
        """Whole at the first mention in a turn, then short."""
        return short(person.name) if person.id in self.named else person.name

    def pronouns(self, character: CharacterBrief) -> Pronouns:
        """How a character is spoken of."""
        return pronouns_of(character.pronouns)

    # Sentences

    def fill(
        self,
        text: str,
        *,
        pc: CharacterBrief | None = None,
        npc: PersonBrief | None = None,
        foe: str = "",
        **slots: str,
    ) -> str:
        """A sentence with its slots filled, capitalised, closed and tidy; "" if a slot stays open."""
        filled = text
        if npc is not None:
            filled = _of_person(filled, npc, self.name_of(npc))
        if foe:
            filled = filled.replace("{foe}", with_the(foe))
        slots.setdefault("place", self.brief.place.name)
        filled = _VERB_OF_NOUN.sub(lambda match: _agreeing(match.group(1), slots), filled)
        if "line" in slots:
            filled = filled.replace("{line,}", re.sub(r"(?<!\.)\.$", ",", slots["line"]))
        for slot, value in slots.items():
            if slot != "quote":
                filled = filled.replace("{" + slot + "}", value)
        if pc is not None:
            filled = tell_of(filled, "{pc}", short(pc.name), you=self.you)
        filled = outside_quotes(tidy(filled.replace("{quote}", "\x00")), _raised)
        filled = outside_quotes(filled, within)
        filled = filled.replace("\x00", slots.get("quote", "\x00"))
        if "\x00" in filled or _SLOT.search(filled):
            return ""
        return " ".join(capital(closed(part)) for part in sentences(filled))

    def turned(self, text: str, pc: CharacterBrief | None, npc: PersonBrief | None = None) -> str:
        """Authored prose with any slots filled, told of "you" where one player is alone."""
        if pc is not None:
            text = text.replace("{pc}", pc.name)
        for one in self.brief.characters:
            if self.you and self.brief.newcomer in ("", one.id):
                text = tell_of(text, one.name, one.name, you=True)
            else:
                text = outside_quotes(text, partial(_familiar, name=one.name))
        text = _of_person(text, npc, npc.name) if npc is not None else text
        return " ".join(tidy(text.replace("{place}", self.brief.place.name)).split())

    def line(
        self,
        key: str,
        *,
        pc: CharacterBrief | None = None,
        npc: PersonBrief | None = None,
        foe: str = "",
        also: Sequence[str] = (),
        where: Callable[[str], bool] | None = None,
        **slots: str,
    ) -> str:
        """A sentence under a key that was not told yet, the pack's before the house's; "" when all were.

        What comes back counts as told.
        """
        self._asked[key] += 1
        draw = f"{key}:{self._asked[key]}{self.omen}"
        own = self.chance.order(draw + ":own", [*also, *self.brief.voice.phrasebook.get(key, ())])
        house = self.chance.order(draw, STOCK.get(key, ()))
        wanted = [text for text in (*own, *house) if where is None or where(text)]
        wanted = [text for text in wanted if not self.memory.worn(text)]
        filled = [self.fill(text, pc=pc, npc=npc, foe=foe, **slots) for text in wanted]
        chosen = self.choose([text for text in filled if text])
        if chosen and npc is not None and npc.name in chosen:
            self.named.add(npc.id)
        return chosen

    def choose(self, options: Sequence[str]) -> str:
        """The first option not told yet that opens unlike this turn's sentences; it counts as told."""
        fresh = [text for text in options if not self.memory.stale(text)]
        if not fresh:
            return ""
        taste = TASTES[self.brief.voice.vocabulary]
        chosen = min(
            fresh,
            key=lambda text: (self._worn(text), fresh.index(text) // 4, taste(text), fresh.index(text)),
        )
        return self.keep(chosen)

    def _worn(self, text: str) -> int:
        count = self._openings[opening(text)]
        return 0 if count == 0 else 1 if count < 2 else 2

    def keep(self, text: str) -> str:
        """Remember a text as told, and give it back."""
        self.memory.add(text)
        for sentence in sentences(text):
            self._openings[opening(sentence)] += 1
        return text

    def lead(self, key: str) -> str:
        """The beginning of a sentence under a key that no recent sentence has; "" when there is none."""
        own = self.chance.order(key + ":own", self.brief.voice.phrasebook.get(key, ()))
        for begin in (*own, *self.chance.order(key, STOCK[key])):
            if not self.memory.began(begin):
                return begin.rstrip() + " "
        return ""

    def seldom(self, key: str, fraction: float) -> bool:
        """A yes in this fraction of turns."""
        return self.chance.under(key, fraction)


def _raised(text: str) -> str:
    text = re.sub(r": ([A-Z][a-z']*)", lambda match: ": " + lower_first(match.group(1)), text)
    return re.sub(r"([.!?…]\s+)([a-z])", lambda match: match.group(1) + match.group(2).upper(), text)


def _familiar(text: str, *, name: str) -> str:
    return text.replace(name, short(name))


def _agreeing(verb: str, slots: Mapping[str, str]) -> str:
    noun = slots.get("feature") or slots.get("exit") or ""
    return base(verb) if plural(noun) else verb


def _of_person(text: str, npc: PersonBrief, name: str) -> str:
    own = pronouns_of(npc.pronouns)
    text = text.replace("{They}", own.subject.capitalize()).replace("{Their}", own.possessive.capitalize())
    text = _VERB_SLOT.sub(lambda match: own.verb(match.group(1)), text)
    for slot, value in (("they", own.subject), ("them", own.object), ("their", own.possessive)):
        text = text.replace("{" + slot + "}", value)
    return text.replace("{npc}", name)
