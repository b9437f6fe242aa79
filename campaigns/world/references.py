"""Who and what a sentence mentions, looked up once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from campaigns.world.surroundings import Found, Named, Surroundings, name_of_character, name_of_item, refer
from campaigns.world.travel import barred, named_elsewhere
from campaigns.world.vocabulary import PRONOUNS, IntentKind
from campaigns.world.wording import Word
from campaigns.world.wordlists import word_set

_SPEAKING_OF: Final = word_set(
    "about why who what that how where which whether if of when whose than like as"
)


class References:
    """Who and what a sentence mentions, looked up once."""

    def __init__(self, sentence: Sequence[Word], spoken: Sequence[Word], here: Surroundings) -> None:
        self._here = here
        self._sentence = sentence
        self._living = [npc for npc in here.people if npc.status == "alive"]
        self._people = _addressed(here, sentence) or _addressed(here, spoken)
        self._friends = refer((name_of_character(one) for one in here.companions), sentence)
        self._absent = () if self._people else _called_for(here, sentence, spoken)
        self._features = refer(here.feature_names(), sentence)

    def named_person(self) -> str:
        """The NPC that is named; a companion if none is."""
        if self._people:
            return self._people[0].id
        return "" if self._absent else self._pronoun()

    def named(self) -> tuple[str, ...]:
        """Everybody whom the words name, companions and people of the world."""
        return tuple(one.id for one in (*self._friends, *self._people))

    def person(self) -> str:
        """Whom the deed concerns: who is named, meant by a pronoun, last spoken to, or alone there."""
        named = self.named_person()
        if named:
            return named
        return self.in_focus() or (self._living[0].id if len(self._living) == 1 else "")

    def in_focus(self) -> str:
        """Whom the character last had to do with, if they are still here."""
        focus = self._here.plot.focus.get(self._here.character.id, "")
        return focus if any(npc.id == focus for npc in self._living) else ""

    def absent(self) -> str:
        """Somebody the players may know of who is named and is not here."""
        if not self._absent or (self._friends and self._friends[0].score >= self._absent[0].score):
            # A companion who shares a name with somebody elsewhere is the one who is meant.
            return ""
        return self._absent[0].id

    def shut(self) -> bool:
        """Whether some way out of here is barred."""
        here = self._here
        return any(barred(way, here.world, here.plot, here.place.id) for way in here.exits)

    def approached(self) -> bool:
        """Whether somebody present is gone up to ("over to the ferryman")."""
        hit = self._people[0].at if self._people else 0
        return any(word.low == "to" for word in self._sentence[max(0, hit - 2) : hit])

    def anybody(self) -> bool:
        """Whether there is anybody to speak to, here or in the party."""
        return bool(self._here.people or self._here.companions or self._absent)

    def partner(self) -> str:
        """Whom one helps or hands something to: a companion or an NPC."""
        return self._friends[0].id if self._friends else self.person()

    def feature(self) -> str:
        """The feature that is mentioned."""
        return self._features[0].id if self._features else ""

    def item(self, kind: IntentKind) -> str:
        """The thing that is mentioned: lying here for taking, carried for everything else, else either."""
        lying = self._things(self._here.lying)
        carried = self._things(self._here.carried)
        order = (lying, carried) if kind == "take" else (carried, lying)
        if kind in ("use_item", "give"):
            order = (carried, ())
        return next((hits[0].id for hits in order if hits), "")

    def _things(self, items: Sequence[object]) -> tuple[Found, ...]:
        named: list[Named] = []
        for item in self._here.lying + self._here.carried:
            if item in items:
                named.append(name_of_item(item, self._here.story))
        return refer(named, self._sentence)

    def _pronoun(self) -> str:
        wanted = next((PRONOUNS[word.low] for word in self._sentence if word.low in PRONOUNS), "")
        if not wanted:
            return ""
        focus = self._here.plot.focus.get(self._here.character.id, "")
        fitting = [npc.id for npc in self._living if npc.pronouns == wanted]
        if focus in fitting:
            return focus
        return fitting[0] if len(fitting) == 1 else ""


def _addressed(here: Surroundings, sentence: Sequence[Word]) -> tuple[Found, ...]:
    """People present who are named; "the judge's tent" names a tent."""
    hits = refer(here.npc_names(), sentence)
    return tuple(hit for hit in hits if not sentence[hit.at].low.endswith("'s"))


def _called_for(here: Surroundings, sentence: Sequence[Word], spoken: Sequence[Word]) -> tuple[Found, ...]:
    """People elsewhere to whom the words are addressed, and of whom they do not only speak."""
    asked = [
        hit
        for hit in named_elsewhere(here, sentence)
        if not any(word.low in _SPEAKING_OF for word in sentence[: hit.at])
        and not sentence[hit.at].low.endswith("'s")
    ]
    return tuple(asked or [hit for hit in named_elsewhere(here, spoken) if _called(spoken, hit.at)])


def _called(spoken: Sequence[Word], at: int) -> bool:
    """Whether a name in speech calls somebody: first, or set apart by a comma ("You wrote this, Fulbert.")."""
    before = at == 0 or spoken[at - 1].is_point
    after = at + 1 >= len(spoken) or spoken[at + 1].is_point
    return before and after
