"""Names that neither the world nor a tool has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from narrator.checks import person_rules
from narrator.checks.matter import Matter
from narrator.checks.reading import Sentence, stem
from narrator.findings import Finding

_NAME: Final = r"[A-Z][a-zà-öø-ÿ]{2,}(?: [A-Z][a-zà-öø-ÿ]{2,})*"
_ACTS: Final = "|".join(sorted(word for word, tag in person_rules.LEXICON.items() if tag == "ACT"))
_WITHIN: Final = re.compile(
    r"(?:(?<=[a-z,;] )|(?<=[a-z] [\u201c\"]))(?P<name>[A-Z][a-zà-öø-ÿ\u2019']{2,}(?: [A-Z][a-zà-öø-ÿ]{2,})*)"
)
_FIRST: Final = re.compile(
    rf"^\s*(?P<name>{_NAME}),? (?:[a-z]+ly )?(?:{_ACTS}|owns|wants|knows|keeps|remembers|blesses|runs)\b"
    rf"|^\s*(?P<whole>[A-Z][a-zà-öø-ÿ]+(?: [A-Z][a-zà-öø-ÿ]{{2,}})+) (?:is|was|has|had|will|does|did|[a-z]+s)\b"
)
"""A name at the beginning of a sentence, where a capital says nothing: by what comes after it."""
_SPOKEN: Final = re.compile(
    rf"[\u201c\"](?P<name>{_NAME}) (?:sent|told|says|said|wants|owes|gave|sends|swore|swears|promised|paid|knows)\b"
)
_WRITTEN: Final = re.compile(
    r"\b(?:signs?|notices?|boards?|labels?|plaques?|placards?|posters?|banners?|headlines?|painted|chalked|stencilled"
    r"|printed|scratched|carved|scrawled)\b|\bit (?:says|reads)\b"
)
"""Where capitals are how a thing is written, and no name."""
_PART: Final = re.compile(r"[A-Z][a-zà-öø-ÿ]+")
_TITLES: Final = frozenset(
    """
    Lady Lord Saint Mistress Master Captain Admiral Doctor King Queen Prince Princess Duke Count Baron Old Mr Mrs Miss
    Sister Brother Father Mother Aunt Uncle Sergeant Officer Constable
    """.split()  # noqa: SIM905  # easier to read than so many quotation marks
)
_COMMON: Final = frozenset(
    """
    Abbot Age Ah All And Another Any Anybody Anyone April Ash August Aunt Autumn Ay Aye Baron Big Bishop Black
    Blood Blue Boss Both Bread Breakfast Brother Business But Candlelight Captain Chief Christmas Closed Coffee
    Cold Colonel Constable Cook Count Custom Dad Daddy Darkness Dawn Day Daylight Death December Dinner Doctor Dr
    Duke Dusk Dust Dutch Each East Easter Eastern Eight Eleven English Even Evening Everybody Everyone Everything
    Fate Father Fear February Few Fire First Five Fog Four French Friday Frost German Glass God Grandfather Grandma
    Grandmother Grandpa Granny Gray Great Greek Green Grey Grief Habit Hail Half Heat Heaven Hell Her Here His Hope
    How Hunger Ice Ink Inspector Irish Iron Italian Its January Judge July June Just Justice King Knock Lady
    Lamplight Last Latin Laughter Law Life Light Lightning Little Long Lord Love Lower Luck Lunch Madam Madame
    Major Mama Many March May Mayor Memory Midnight Miss Mist Monday Money Moonlight Morning Most Mother Mr Mrs Ms
    Mud Mum Music Nature Neither Night Nine No Nobody None Noon North Northern Not Nothing November Now Nurse
    October Officer Oh Oil One Only Open Other Others Papa Paper Peace Please Prince Princess Professor Queen Rain
    Red Rumour Russian Saint Salt Sand Saturday Second September Sergeant Seven Several Shadow She Short Silence
    Sir Sister Six Sleep Sleet Small Smoke Snow Some Somebody Someone Something Soot South Southern Spanish Spring
    Steam Stone Summer Sunday Sunlight Supper Tea Ten That The Then There They Third This Three Thunder Thursday
    Time Traffic Trouble Truth Tuesday Twelve Two Uncle Upper War Water Wednesday Well West Western What Whatever
    When Where White Who Whoever Why Wind Winter Wood Word Work Yellow Yes You Young Youth
    """.split()  # noqa: SIM905
)
"""Words that begin with a capital without being anybody's name."""


def find(matter: Matter) -> Iterator[Finding]:
    """Strangers who have names."""
    words = matter.known.vocabulary | _COMMON | _capitals(matter.ground)
    words = words.union(*map(_capitals, matter.brief.recent))
    names = {part for name in matter.known.people for part in name.split()}
    names |= {part for one in (*matter.players, *matter.others) for part in one.name.split()}
    for sentence in matter.own_sentences:
        for start, end in _capitalised(sentence, matter):
            parts = _PART.findall(sentence.text[start:end])
            if _is_new(parts, words, names):
                yield matter.finding(
                    "name",
                    "wrong",
                    (sentence.start + start, sentence.start + end),
                    "Nobody and nothing here has this name.",
                    "Do without a name.",
                )
                break


def _capitalised(sentence: Sentence, matter: Matter) -> Iterator[tuple[int, int]]:
    if not _WRITTEN.search(sentence.told):
        yield from (found.span("name") for found in _WITHIN.finditer(sentence.text))
    for pattern, text in ((_FIRST, sentence.told), (_SPOKEN, sentence.text)):
        for found in pattern.finditer(text):
            group = "name" if found["name"] else "whole"
            # The first word of a sentence may be any word: one that the world uses in small letters is no name.
            if stem(found[group].split()[-1]) not in matter.ground_words:
                yield found.span(group)


def _is_new(parts: list[str], words: frozenset[str], names: set[str]) -> bool:
    own = [part for part in parts if part not in _TITLES]
    known = [_known(part, words, names) for part in own]
    return bool(own) and not all(known) and not (known[-1] and (len(own) > 2 or parts[0] in _TITLES))


def _known(part: str, words: frozenset[str], names: set[str]) -> bool:
    return any(form in words or form in names for form in (part, part.removesuffix("s"), f"{part}s"))


@lru_cache(maxsize=64)
def _capitals(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\b[A-Z][a-zà-öø-ÿ]+", text))
