"""Text that others have written, made fit for a prompt: it can close no quotation, open no section, play no role.

Whatever somebody typed goes through ``quoted``; the game's own prose, in which names and words of players may stand,
through ``plain``. Neither ever lets an angle bracket through, and only the prompt itself writes those.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Final

from narrator.contracts import Json
from narrator.lookalikes import alike

NAME: Final = 120
"""Bytes of a name in a prompt."""
WORDS: Final = 4000
"""Bytes of what a player said, at most."""
CUT: Final = "…"

_OPENING: Final = (
    "<\uff1c\ufe64\u27e8\u27ea\u3008\u3008\u300a\u276e\u276c\u2770\u02c2\u1438\u29fc\u2991\u226a\u2aa1"
)
_CLOSING: Final = (
    ">\uff1e\ufe65\u27e9\u27eb\u3009\u3009\u300b\u276f\u276d\u2771\u02c3\u1433\u29fd\u2992\u226b\u2aa2"
)
_BRACKETS: Final = str.maketrans({**dict.fromkeys(_OPENING, "\u2039"), **dict.fromkeys(_CLOSING, "\u203a")})
_BLANK: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
"""Characters that show nothing and that Unicode counts as letters or marks."""
_SEPARATORS: Final = re.compile(r"\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_JOINERS: Final = re.compile("(?<![\u0600-\u0dff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0dff])")
"""Joiners that stand anywhere but inside a word of Arabic or Indic script, which is spelt with them."""
_ODD: Final = re.compile("[^\t\n\x20-\x7e\u200c\u200d]")
"""All but ASCII that is seen, and the joiners that are left: what has to be looked up."""
_ROLE: Final = (
    r"(?:system|assistant|user|human|developer|tool|model|ai|inst|instructions?|context|prompt|narrator)"
)
_MARK: Final = re.compile(rf"\[\s*(?P<role>/?\s{{0,3}}{_ROLE}(?:[ _-][^\[\]]{{0,40}})?)\s*\]", re.IGNORECASE)
_PIPED: Final = re.compile(r"[|\uff5c]\s*(?P<role>\w{1,24})\s*[|\uff5c]")
_SPEAKS: Final = re.compile(
    rf"^([^\w\u2039]{{0,8}})(?P<role>{_ROLE})([^\w\u203a]{{0,4}}:)", re.IGNORECASE | re.MULTILINE
)


def plain(text: str, most: int = 0) -> str:
    """Prose as it may stand inside a section: brackets and marks of roles are seen as quotations, nothing is hidden.

    ``most`` bounds it in bytes of UTF-8; 0 leaves its length alone.
    """
    shown = _visible(_SEPARATORS.sub("\n", text)).translate(_BRACKETS)
    while (quieter := _without_roles(shown)) != shown:
        shown = quieter
    return fit(shown, most) if most else shown


def _without_roles(text: str) -> str:
    """Marks of roles once as quotations; what holds another is found by asking again."""
    for pattern in (_MARK, _PIPED, _SPEAKS):
        text = _as_quotation(pattern, text)
    return text


def _as_quotation(pattern: re.Pattern[str], text: str) -> str:
    """What a pattern finds, in look-alike letters too, with its role between quotation marks."""
    out, last = [], 0
    for found in pattern.finditer(alike(text)):
        start, end = found.span("role")
        before, after = (
            ("", "") if pattern is not _SPEAKS else (text[found.start() : start], text[end : found.end()])
        )
        out.append(f"{text[last : found.start()]}{before}\u2039{text[start:end]}\u203a{after}")
        last = found.end()
    return "".join((*out, text[last:]))


def line(text: str, most: int = 0) -> str:
    """``plain`` on one line."""
    return plain(" ".join(text.split()), most)


def plain_answer(content: Json) -> Json:
    """The answer of a tool, as JSON, with every text in it ``plain``; its keys are the game's own."""
    if isinstance(content, str):
        return plain(content)
    if isinstance(content, list):
        return [plain_answer(item) for item in content]
    if isinstance(content, dict):
        return {key: plain_answer(value) for key, value in content.items()}
    return content


def quoted(text: str, most: int = WORDS) -> str:
    """What somebody typed as a JSON string of at most ``most`` bytes between its quotation marks.

    Look-alikes are folded (Unicode's NFKC) before anything is looked for, so that no mark hides in another width.
    """
    clean = plain(unicodedata.normalize("NFKC", _visible(text[: most + 1]))).strip()
    whole = json.dumps(clean, ensure_ascii=False)
    if len(text) <= most + 1 and len(whole.encode()) <= most + 2:
        return whole
    low, high = 0, len(clean)
    while low < high:
        half = (low + high + 1) // 2
        fits = len(json.dumps(clean[:half], ensure_ascii=False).encode()) <= most + 2 - len(CUT.encode())
        low, high = (half, high) if fits else (low, half - 1)
    return json.dumps(clean[:low].rstrip() + CUT, ensure_ascii=False)


def fit(text: str, most: int) -> str:
    """A text in at most ``most`` bytes of UTF-8, with a mark where it was cut."""
    held = text.encode()
    if len(held) <= most:
        return text
    room = most - len(CUT.encode())
    return held[:room].decode(errors="ignore").rstrip() + CUT if room > 0 else ""


def _visible(text: str) -> str:
    """Without what cannot be seen: controls, marks of direction, fillers, halves of characters, private use."""
    return _ODD.sub(_if_seen, _JOINERS.sub("", _BLANK.sub("", text)))


def _if_seen(found: re.Match[str]) -> str:
    letter = found[0]
    return "" if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn") else letter
