"""What a model has answered, checked word by word: whatever does not stand in the prose or in the cast is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final, cast

from narrator.accounting.cast import Cast
from narrator.accounting.claims import KINDS, Claim, ClaimKind, each_once
from narrator.accounting.wording import NUMBERS
from narrator.contracts import Json
from narrator.errors import UnreadableReply

MOST: Final = 12
"""Claims of one answer that are looked at."""
_MARKS: Final = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_WORD: Final = re.compile(r"\w+")


def read_claims(answer: str, text: str, cast_: Cast) -> tuple[Claim, ...]:
    """The claims of an answer that hold against the prose and the cast.

    Raises ``UnreadableReply`` for an answer that is no JSON object with a list of claims.
    """
    # Models that were not held to a schema put words or a fence around the object.
    held = answer[answer.find("{") : answer.rfind("}") + 1]
    try:
        found = json.loads(held)
    except ValueError as error:
        raise UnreadableReply("The accounts cannot be read.") from error
    claims = found.get("claims") if isinstance(found, dict) else None
    if not isinstance(claims, list):
        raise UnreadableReply("The accounts hold no list.")
    said = _folded(text)
    read = (_claim(one, said, cast_) for one in claims[:MOST] if isinstance(one, dict))
    return each_once(claim for claim in read if claim is not None)


def _claim(given: Mapping[str, Json], said: str, cast_: Cast) -> Claim | None:
    kind, quote, subject = (_words(given, name) for name in ("kind", "quote", "subject"))
    in_prose = bool(quote and subject) and _folded(quote) in said and _folded(subject) in _folded(quote)
    if kind not in KINDS or not in_prose:
        return None
    beings = {one.id for one in cast_.beings}
    claim = Claim(
        cast(ClaimKind, kind),
        subject[:160],
        quote,
        who=_one_of(given, "who", {one.id for one in cast_.characters}),
        other=_one_of(given, "other", beings),
        subject_id=_one_of(given, "subject_id", _ids(kind, cast_)),
        amount=_amount(given, quote) if kind.startswith("money") else 0,
        confidence=_share(given.get("confidence")),
        by="model",
    )
    return claim if _whole(claim, cast_) else None


def _whole(claim: Claim, cast_: Cast) -> bool:
    """Whether a claim says all that its kind has to say."""
    if claim.kind.startswith("money"):
        return bool(claim.who) and claim.amount > 0
    if claim.kind == "item_gained":
        return bool(claim.who)
    if claim.kind.startswith("item"):
        given = claim.kind == "item_lost" or bool(claim.other)
        return bool(claim.who and claim.subject_id) and given
    if claim.kind == "place":
        return bool(claim.subject_id)
    one = next((one for one in cast_.people if one.id == claim.subject_id), None)
    return one is not None and any(_folded(name) in _folded(claim.quote) for name in one.names)


def _ids(kind: str, cast_: Cast) -> set[str]:
    if kind.startswith("item"):
        return {one.id for one in cast_.things}
    if kind == "place":
        return {id for id, _name in cast_.places}
    return {one.id for one in cast_.people}


def _amount(given: Mapping[str, Json], quote: str) -> int:
    """How many coins, where the prose says so itself; else 0."""
    amount = given.get("amount")
    if not isinstance(amount, int) or isinstance(amount, bool):
        return 0
    numbers = [
        int(word) if word.isdecimal() and len(word) < 8 else NUMBERS.get(word, 0)
        for word in _WORD.findall(quote.lower())
    ]
    return amount if amount in numbers else 0


def _words(given: Mapping[str, Json], name: str) -> str:
    value = given.get(name)
    return " ".join(value.split())[:400] if isinstance(value, str) else ""


def _one_of(given: Mapping[str, Json], name: str, ids: set[str]) -> str:
    value = given.get(name)
    return value if isinstance(value, str) and value in ids else ""


def _share(value: Json) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return min(1.0, max(0.0, float(value)))


def _folded(text: str) -> str:
    return " ".join(text.translate(_MARKS).casefold().split())
