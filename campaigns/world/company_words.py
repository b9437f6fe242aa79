"""Words that say whether somebody goes with the others, without them, or not at all, or means to sleep."""

from __future__ import annotations

import re
from typing import Final

_ALONE: Final = re.compile(
    r"\b(?:alone|(?:by|for) (?:my|our)sel(?:f|ves)|on (?:my|our) own"
    r"|without (?:the (?:others|rest)|them|you|anybody|anyone|company|telling)"
    r"|(?:leave|leaving) (?:the (?:others|rest)|them|you all)|(?:split|separate) (?:up|off|from))\b",
    re.IGNORECASE,
)
_STAYS: Final = re.compile(
    r"\b(?:stay(?:s|ing)? (?:here|behind|put|where|with|and|at)|i(?:'ll| will)? stay\b"
    r"|remain (?:here|behind|where|with|at)|wait (?:here|behind|for (?:them|you|the others))"
    r"|(?:go|carry) on without|without me|(?:go|you) ahead)\b",
    re.IGNORECASE,
)


def wants_to_be_alone(bare: str) -> bool:
    """Whether words (without what is spoken aloud) say that somebody goes without the others."""
    return bool(_ALONE.search(bare))


_SHARES: Final = re.compile(
    r"\b(?:tell|brief|inform|update|warn)\b.{0,40}?\b(?:what (?:i|we|happened)|everything|all (?:i|that|about it)"
    r"|my (?:news|story|findings|discover\w+))"
    r"|\bshare (?:what|everything|all|my|the news)|\bcompare notes\b|\bcatch (?:the others|everyone|them) up\b"
    r"|\breport (?:back )?to the (?:others|rest|party|group)\b",
    re.IGNORECASE,
)


def shares_news(bare: str) -> bool:
    """Whether words (without what is spoken aloud) tell somebody all that one knows."""
    return bool(_SHARES.search(bare))


def wants_to_stay(bare: str) -> bool:
    """Whether words (without what is spoken aloud) say that somebody stays where they are when others go."""
    return bool(_STAYS.search(bare))


_NIGHT: Final = re.compile(
    r"\b(?:sleep|camp (?:here|down|out|for)|(?:make|set up|pitch) camp|go(?:ing)? to bed|bed down"
    r"|turn(?:ing)? in for|lie down (?:to|for|and)|call it a (?:day|night)|long rest"
    r"|(?:un)?til+ (?:the )?(?:morning|dawn|daybreak|first light|sunrise|sun-up)"
    r"|(?:for|through|spend) the night|overnight)\b|\bcamp\W*$",
    re.IGNORECASE,
)
_BRIEFLY: Final = re.compile(
    r"\b(?:nap|doze|forty winks|(?:a|few|ten|some) (?:moments?|minutes?|bit)|short rest|breath)\b",
    re.IGNORECASE,
)


def wants_the_night(bare: str) -> bool:
    """Whether words (without what is spoken aloud) mean to sleep through the night rather than to sit for a while."""
    return bool(_NIGHT.search(bare)) and not _BRIEFLY.search(bare)
