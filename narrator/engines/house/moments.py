"""A deed that the rules settled nothing about is answered all the same, by the kind of deed that it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from narrator.contracts import CharacterBrief, Declared, PersonBrief, Tier
from narrator.engines.house.lexicon import word_set
from narrator.engines.house.person import QUOTED
from narrator.engines.house.telling import Telling

_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "joke": word_set("joke jest tease pun riddle"),
    "perform": word_set("juggle sing dance whistle hum play perform recite balance mime fiddle clap trick"),
    "courtesy": word_set(
        "thank compliment praise apologise apologize flatter greet congratulate bless toast salute curtsey bow offer"
    ),
    "insult": word_set("insult mock taunt sneer jeer curse scoff"),
    "comfort": word_set("comfort hug embrace pat stroke console soothe kiss calm reassure pet"),
    "throw": word_set("throw toss hurl fling lob"),
    "share": word_set("share eat drink cook feed pour breakfast sup dine taste"),
    "wash": word_set("wash clean scrub shave bathe comb rinse shake"),
    "listen": word_set("listen eavesdrop overhear ear hear"),
    "follow": word_set("follow tail shadow trail track pursue"),
    "sneak": word_set("sneak hide creep slip tiptoe crouch steal lurk"),
    "light": word_set("light lamp lantern candle torch"),
    "make": word_set(
        "draw write carve sketch build make mend fix sew tie knot paint map craft tinker repair weave"
    ),
    "help": word_set("help carry tidy sweep lift fetch assist teach"),
    "watch": word_set("watch count guard patrol spy scan"),
    "think": word_set("think remember pray wonder consider dream ponder meditate imagine hope reflect"),
    "knock": word_set("knock rap"),
    "force": word_set("push pull break smash kick force pry prise shove tear bend heave"),
    "show": word_set("show present"),
    "move": word_set("climb jump swim leap crawl ride swing vault scramble"),
    "pocket": word_set("pocket pick collect gather"),
    "look": word_set(
        "look examine inspect search study peer read check observe glance try test feel smell sniff poke tap"
    ),
    "settle": word_set("sit rest lean lie stand kneel sleep breathe settle wait"),
    "talk": word_set("say tell ask persuade convince bargain haggle plead argue promise explain talk bluff"),
    "use": word_set("use wear put"),
}
"""Kinds of deeds by the words that mean them; what a text says of several kinds is the first of them."""
_WITH_SOMEBODY: Final = frozenset(("courtesy", "insult", "comfort", "help", "talk", "show", "follow"))
_VERB: Final = re.compile(r"(?:^|\bi|\band|\bthen|\bto|[,.;]) +(?:\w+ly +)?([a-z]+)|^([a-z]+)")
_TELLING: Final = re.compile(r"\b(?:ear|trick|joke|map)\b")
"""Nouns that say more of a deed than its verb does."""
_WON: Final = ("success", "critical_success")


def kind_of(text: str) -> str:
    """The kind of deed that a player's words mean; "" for none."""
    low = QUOTED.sub(" ", text).lower()
    said = [*(a or b for a, b in _VERB.findall(low)), *_TELLING.findall(low)]
    stems = {stem for word in said for stem in (word, word.removesuffix("s"), word.removesuffix("ing"))}
    return next((kind for kind, words in _KINDS.items() if words & stems), "")


def tell_moment(
    telling: Telling, declared: Declared, character: CharacterBrief, tier: Tier | None = None
) -> str:
    """How a deed is answered that nothing else has answered; "" where the house has nothing to say to it.

    ``tier`` is that of a throw which decided no more than whether it was done well.
    """
    kind = kind_of(declared.text)
    if not kind:
        return ""
    npc = _witness(telling, declared)
    if kind in _WITH_SOMEBODY and npc is None:
        return telling.line("nobody_by")
    ends = {True: "_success", False: "_failure"}[tier in _WON] if tier not in (None, "tie") else ""
    told = telling.line(kind + ends, pc=character, npc=npc)
    if told and npc is not None and npc.name.split(" ", 1)[0] in told:
        telling.engaged.add(npc.id)
    return told


def _witness(telling: Telling, declared: Declared) -> PersonBrief | None:
    """Whom the deed is about, or somebody who is there to see it."""
    meant = telling.person(declared.target)
    if meant is not None:
        return meant if meant.condition not in ("dead", "gone") else None
    here = [one for one in telling.brief.people if one.condition not in ("dead", "gone", "down")]
    low = declared.text.lower()
    named = [one for one in here if any(word.lower() in low for word in one.name.split() if len(word) > 3)]
    free = [one for one in here if one.id not in telling.engaged]
    order = telling.chance.order(f"witness:{declared.seat}", named or free)
    return next(iter(order), None)
