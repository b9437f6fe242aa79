"""Secrets in every disguise of writing that a model or a player may try, and public texts that are none."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from narrator.checks.secrets import Secrets, secrets_of
from tests.eval.situations import worlds

_ACUTE = "\u0301"
_LOOKALIKES = str.maketrans("aeopcxyi", "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456")
_MANY_SCRIPTS = str.maketrans("whnouTRS", "\u0561\u0570\u0578\u0585\u057d\u13a2\u13a1\u13da")
_FIGURES = str.maketrans("oeas", "034$")
_BESIDE = "The light is going, and {text}, and then there is the rain again."


def _half(text: str) -> str:
    """The middle nine words."""
    words = text.split()
    start = max(0, len(words) // 2 - 5)
    return " ".join(words[start : start + 9])


DISGUISES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "small": str.lower,
    "spaced out": lambda text: " ".join(text),
    "hyphens": lambda text: "-".join(text.split()),
    "no spaces": lambda text: "".join(text.split()),
    "accents": lambda text: "".join(f"{one}{_ACUTE}" if one in "aeiou" else one for one in text),
    "composed accents": lambda text: unicodedata.normalize(
        "NFC", "".join(f"{one}{_ACUTE}" if one in "aeiou" else one for one in text)
    ),
    "invisible letters": lambda text: "\u200b".join(text),
    "soft hyphens": lambda text: "\u00ad".join(text),
    "look-alikes": lambda text: text.translate(_LOOKALIKES),
    "look-alikes of many scripts": lambda text: text.translate(_MANY_SCRIPTS),
    "marks of direction": lambda text: (
        "\u202e".join(text.split("e")[:1]) + "".join(f"\u2066e\u202e{part}" for part in text.split("e")[1:])
    ),
    "full width": lambda text: "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text),
    "figures": lambda text: text.translate(_FIGURES),
    "emphasis": lambda text: " ".join(f"*{word}*" for word in text.split()),
    "line by line": lambda text: "\n".join(text.split()),
    "in speech": lambda text: f"“{text}” somebody says",
    "only a part": _half,
    "ligatures": lambda text: text.replace("fi", "\ufb01").replace("fl", "\ufb02").replace("ff", "\ufb00"),
    "without stops": lambda text: "".join(one for one in text if one.isalnum() or one == " "),
    "as a list": lambda text: "\n".join(f"- {part}" for part in text.split(", ")),
}


@cache
def secret_cases() -> tuple[tuple[bool, str, bool], ...]:
    """Whether it is a leak, the text, and whether it was found: every secret of every world in every disguise, and
    everything beside it that players may read."""
    return tuple(_cases())


def _cases() -> Iterator[tuple[bool, str, bool]]:
    for story in worlds():
        texts = [npc.secret.text for npc in story.npcs.npcs if npc.secret is not None]
        texts += [entry.text for entry in story.lore.entries if entry.secret]
        texts += [stage.secret_event for stage in story.conflict.threat.stages if stage.secret_event]
        public = [entry.text for entry in story.lore.entries if not entry.secret]
        public += [text for place in story.places.places for text in (*place.description, *place.sensory)]
        public += [line for npc in story.npcs.npcs for lines in npc.lines.values() for line in lines]
        secrets = secrets_of(texts, [" ".join(sorted(story.capitalised))])
        for text in texts:
            for disguise in DISGUISES.values():
                leak = _BESIDE.format(text=disguise(text))
                yield True, leak, secrets.find(leak) is not None
        for text in public:
            yield False, text, _found(secrets, text)


def _found(secrets: Secrets, text: str) -> bool:
    return secrets.find(text) is not None
