"""How the house narrator tells over long runs: what comes again, whose deeds are picked up, who is told of how much."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from genre_packs.resolved import ResolvedWorld
from narrator.checks.reading import stems
from narrator.engines.house.outcomes import content_words
from narrator.engines.house.person import QUOTED
from narrator.engines.house.prose import sentences
from narrator.engines.house.telling import short
from tests.eval.evenings import Told, evening
from tests.eval.table_talk import idle_words

LEAST = 6
"""Words of a sentence that is noticed when it comes again."""
RUN = 4
READER = "s0"
"""The seat by whose eyes repetitions are counted: what a scene tells that they are not in, they do not read."""
RUNS = ((1, 25, False), (2, 25, False), (3, 25, False), (4, 25, False), (2, 100, True), (5, 50, True))
"""Runs of each world: how many play, how many turns at most, and whether the world stands still meanwhile."""
AIM_SPOTLIGHT, AIM_PICKED_UP, AIM_AGAIN, AIM_FALSE = 0.6, 0.97, 0.03, 0.01
"""What a run must reach; what is found in mouths and against cards may be found falsely once in a hundred sentences."""
CONTRADICTING = ("outcome", "harm", "number", "item", "place", "person", "name")
"""Kinds of findings that say otherwise than the roll cards or the state of play."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_NO_DEED = ("wait", "silent", "yield")


@dataclass
class Repetition:
    """Sentences and runs of words that were told within a window of turns before."""

    window: int
    sentences: int = 0
    again: int = 0
    runs: int = 0
    runs_again: int = 0
    quotes: list[str] = field(default_factory=list)
    _before: deque[tuple[frozenset[str], frozenset[tuple[str, ...]]]] = field(default_factory=deque)

    def take(self, told: str, theirs: str) -> None:
        """Count one turn's prose; sentences that are mostly a player's own words are theirs to repeat."""
        own = content_words(theirs)
        mine: set[str] = set()
        fours: set[tuple[str, ...]] = set()
        known = frozenset().union(*(one for one, _ in self._before))
        runs = frozenset().union(*(one for _, one in self._before))
        for sentence in sentences(told):
            words = tuple(_WORD.findall(sentence.lower()))
            about = content_words(sentence)
            if len(words) < LEAST or 2 * len(about & own) >= max(1, len(about)) or _quotes(sentence, theirs):
                continue
            plain = " ".join(words)
            self.sentences += 1
            if plain in known or plain in mine:
                self.again += 1
                self.quotes.append(sentence)
            mine.add(plain)
            of_this = {words[at : at + RUN] for at in range(len(words) - RUN + 1)}
            self.runs += len(of_this)
            self.runs_again += len(of_this & runs)
            fours |= of_this
        self._before.append((frozenset(mine), frozenset(fours)))
        if len(self._before) > self.window:
            self._before.popleft()


def _quotes(sentence: str, theirs: str) -> bool:
    """Whether a sentence brings what a player has said aloud, as it was said."""
    quoted = (match.group().strip('“”"').rstrip(".,!?") for match in QUOTED.finditer(sentence))
    return any(part and part in theirs for part in quoted)


@dataclass
class Figures:
    """What was measured over one run or several."""

    seats: int = 1
    turns: int = 0
    words: int = 0
    near: Repetition = field(default_factory=lambda: Repetition(20))
    far: Repetition = field(default_factory=lambda: Repetition(50))
    openings: Counter[str] = field(default_factory=Counter)
    deeds: int = 0
    picked_up: int = 0
    missed: list[str] = field(default_factory=list)
    put_in_mouth: int = 0
    contradictions: int = 0
    findings: list[str] = field(default_factory=list)
    share: Counter[str] = field(default_factory=Counter)
    lowest: float = 1.0

    def take(self, told: Told) -> None:
        """Count one scene's turn."""
        text = told.draft.text
        theirs = " ".join(told.said.values())
        self.turns += 1
        self.words += len(text.split())
        if READER in told.said:
            self.near.take(text, theirs)
            self.far.take(text, theirs)
        self.openings[" ".join(_WORD.findall(text.lower())[:3])] += 1
        for one in told.found:
            self.put_in_mouth += one.kind == "agency"
            self.contradictions += one.kind in CONTRADICTING
            if one.kind == "agency" or one.kind in CONTRADICTING:
                self.findings.append(f"{one.kind}: {one.quote}")
        self._deeds(told)
        if sum(bool(words) for words in told.said.values()) < self.seats:
            # Who lies there, or is silent, is told of less: that is no unevenness of the telling.
            return
        for one in told.brief.characters:
            self.share[one.seat] += sum(1 for part in spotlight(text, short(one.name)))

    def _deeds(self, told: Told) -> None:
        done: set[str] = set()
        idle = {one.actor for one in told.brief.outcomes if one.intent == "refused"}
        for one in told.brief.declared:
            here = any(one.character == character.id for character in told.brief.characters)
            if not here or one.character in idle or one.text in done:
                continue
            done.add(one.text)
            if one.intent in _NO_DEED or len(_WORD.findall(one.text)) < 3:
                continue
            self.deeds += 1
            if is_picked_up(one.text, one.speech, told.draft.text):
                self.picked_up += 1
            else:
                self.missed.append(f"{one.text} >> {told.draft.text[:160]!r}")

    @property
    def evenness(self) -> float:
        """The share of the seat told of least, by that of the seat told of most; 1 where all have the same."""
        return min(self.share.values()) / max(1, *self.share.values()) if len(self.share) > 1 else 1.0

    @property
    def gini(self) -> float:
        """Gini's coefficient of the seats' shares: 0 where all have the same."""
        values = sorted(self.share.values())
        total = sum(values)
        if not total:
            return 0.0
        ranked = sum(rank * value for rank, value in enumerate(values, start=1))
        return 2 * ranked / (len(values) * total) - (len(values) + 1) / len(values)


def spotlight(text: str, name: str) -> list[str]:
    """The sentences that speak of somebody by name."""
    return [part for part in sentences(text) if re.search(rf"\b{re.escape(name)}\b", part)]


def is_picked_up(text: str, speech: Sequence[str], told: str) -> bool:
    """Whether prose answers a deed in its own words: half of what it is about, or what was said, as it was said."""
    if speech and any(part.rstrip(".,!?") in told.replace("’", "'") for part in speech):
        return True
    about = {one for one in stems(QUOTED.sub(" ", text)) if len(one) > 2}
    return not about or 2 * len(about & stems(told)) >= len(about)


def measured(
    story: ResolvedWorld, players: int, seeds: Iterable[str], turns: int, *, lasting: bool = False
) -> Figures:
    """The figures of some evenings of one world, each of at most so many turns."""
    done = Figures(players)
    for seed in seeds:
        done.near, done.far = _fresh(done.near), _fresh(done.far)
        run = (
            evening(story, players, seed, turns, idle_words, lasting=True)
            if lasting
            else evening(story, players, seed, turns)
        )
        for told in run:
            done.take(told)
    return done


def _fresh(one: Repetition) -> Repetition:
    """The same counts with nothing told before."""
    return Repetition(one.window, one.sentences, one.again, one.runs, one.runs_again, one.quotes)


def storytelling(stories: Sequence[ResolvedWorld]) -> bool:
    """Print the figures of every world with their method; whether the aims are met."""
    print("\nStorytelling: the house narrator's evenings of many sorts of words, split parties and all.")
    print("Long runs: 100 turns of two and 50 of five who stay where they are, in a world that stands still.")
    print(
        f"again: sentences of {LEAST} words and more, none of them mostly a player's own, told before within 20 and 50"
    )
    print(
        "turns of the same run; 4-grams likewise. openings: different first three words, by turns. deeds: those of"
    )
    print(
        "three words and more of which half the words, or the speech, are in the prose that answers them. mouth:"
    )
    print(
        "words or decisions put into a player's character. cards: what contradicts rolls, wounds, places or people."
    )
    print(
        "even: sentences naming the seat told of least by those of the seat told of most, of turns all took part in."
    )
    print(
        f"{'world':17} run       turns words  again20     again50    4-grams20  50      openings  deeds    "
        "mouth cards even gini"
    )
    met = True
    for story in stories:
        accused = told = 0
        for players, turns, lasting in RUNS:
            done = measured(story, players, ("1",), turns, lasting=lasting)
            print(_line(story, players, done, lasting=lasting), flush=True)
            for quote in (*done.near.quotes, *done.missed, *done.findings):
                print("   ", quote[:150])
            met &= done.picked_up >= AIM_PICKED_UP * done.deeds
            accused += done.put_in_mouth + done.contradictions
            told += done.near.sentences
            met &= done.near.again <= AIM_AGAIN * done.near.sentences
            met &= players == 1 or done.evenness >= AIM_SPOTLIGHT
        met &= accused <= AIM_FALSE * told
    return met


def _line(story: ResolvedWorld, players: int, done: Figures, *, lasting: bool) -> str:
    near, far = done.near, done.far
    return (
        f"{story.world.slug:17} {players} {'long' if lasting else 'eve.':5} "
        f"{done.turns:5} {done.words // done.turns:5} "
        f"{near.again:4}/{near.sentences:<6} {far.again:4}/{far.sentences:<6} "
        f"{near.runs_again / max(1, near.runs):7.2%} {far.runs_again / max(1, far.runs):7.2%} "
        f"{len(done.openings) / done.turns:7.0%} {done.picked_up:5}/{done.deeds:<5} {done.put_in_mouth:3} "
        f"{done.contradictions:5} {done.evenness:5.2f} {done.gini:4.2f}"
    )
