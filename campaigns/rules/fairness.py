"""Verifiable dice: seeds that are promised before a throw, and the faces anybody can work out afterwards.

A server seed is 32 bytes. What a player throws has a seed of its own, promised by its SHA-256. What nobody
throws takes its seeds from a hash chain whose end, the anchor, is public before the first of them is used.
"""

from __future__ import annotations

import hashlib
import hmac
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from campaigns.errors import RulesError
from campaigns.rules.contracts import DieSpec, Json

SEED_BYTES = 32
WORD_SPACE = 2**32
CHAIN_LENGTH = 16_384
_STRIDE = 128


def commitment(server_seed: bytes) -> str:
    """The promise made before a throw: hex SHA-256 of the 32-byte seed."""
    return hashlib.sha256(_seed(server_seed)).hexdigest()


def faces(server_seed: bytes, client_seed: str, nonce: int, dice: Sequence[DieSpec]) -> tuple[int, ...]:
    """The faces of ``dice``, in their order, for both seeds and the number of the reroll (0, 1, …).

    A word at or above the largest multiple of ``sides`` below 2^32 is skipped, so that every face is equally
    likely; a face is word mod ``sides`` plus 1, and an F die is three-sided, minus 2.
    """
    words = _words(_seed(server_seed), client_seed, nonce)
    return tuple(_face(words, die) for die in dice for _ in range(die.count))


def verify(
    server_seed: str,
    client_seed: str,
    nonce: int,
    dice: Sequence[DieSpec],
    claimed: Sequence[int],
    *,
    promised: str = "",
    previous: str = "",
) -> bool:
    """Whether a revealed throw is honest.

    ``promised`` is the commitment of a thrown request, ``previous`` the hex seed revealed before it (or the
    anchor) of a chained one; whichever is given has to match the seed. All seeds are hex except the client's.
    """
    try:
        seed = bytes.fromhex(server_seed)
    except ValueError:
        return False
    if len(seed) != SEED_BYTES or (promised and commitment(seed) != promised):
        return False
    if previous and hashlib.sha256(seed).hexdigest() != previous:
        return False
    return faces(seed, client_seed, nonce, dice) == tuple(claimed)


def client_seed_of(throw_params: Json) -> str:
    """The client seed that a gesture amounts to: hex SHA-256 of its canonical JSON; empty for no gesture."""
    if throw_params in (None, {}, []):
        return ""
    return hashlib.sha256(canonical_json(throw_params).encode()).hexdigest()


def canonical_json(value: Json) -> str:
    """JSON as RFC 8785 writes it: keys sorted by UTF-16 units, no spaces, numbers as ECMAScript prints them.

    Raises RulesError for a number that JSON cannot hold.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be"))
        return "{" + ",".join(f"{_string(key)}:{canonical_json(item)}" for key, item in pairs) + "}"
    return "[" + ",".join(canonical_json(item) for item in value) + "]"


class SeedChain:
    """The seeds of rolls that nobody throws: one generation of ``CHAIN_LENGTH`` of them under one secret.

    Seed 1 is revealed first; the SHA-256 of each seed is the one before it, that of seed 1 the ``anchor``.
    The chain is computed once from its far end (about 10 ms); every 128th seed is kept, so that any seed
    costs at most 127 hashes. A new generation of the same secret follows when one is used up; its anchor is
    known beforehand and is to be announced before the last seed of this one is revealed.
    """

    def __init__(self, secret: bytes, generation: int = 0) -> None:
        self.generation = generation
        link = hmac.digest(secret, b"sidequest dice chain %d" % generation, "sha256")
        kept = {CHAIN_LENGTH: link}
        for index in range(CHAIN_LENGTH - 1, -1, -1):
            link = hashlib.sha256(link).digest()
            if index % _STRIDE == 0:
                kept[index] = link
        self._kept = kept

    @property
    def anchor(self) -> str:
        """The public end of the chain, hex."""
        return self._kept[0].hex()

    def seed(self, index: int) -> bytes:
        """Seed ``index``, 1 to ``CHAIN_LENGTH``."""
        if not 1 <= index <= CHAIN_LENGTH:
            raise RulesError(f"This chain has no seed {index}.", hint=f"Seeds are 1 to {CHAIN_LENGTH}.")
        above = -(-index // _STRIDE) * _STRIDE
        link = self._kept[above]
        for _ in range(above - index):
            link = hashlib.sha256(link).digest()
        return link


@lru_cache(maxsize=2048)
def chain_of(secret: bytes, generation: int = 0) -> SeedChain:
    """The chain of a secret, computed once per process."""
    return SeedChain(secret, generation)


def locate(ordinal: int) -> tuple[int, int]:
    """Generation and index of roll number ``ordinal`` (0, 1, …) of a secret."""
    return ordinal // CHAIN_LENGTH, ordinal % CHAIN_LENGTH + 1


def _seed(server_seed: bytes) -> bytes:
    if len(server_seed) != SEED_BYTES:
        raise RulesError("A server seed is 32 bytes.", hint="Make it with secrets.token_bytes(32).")
    return server_seed


def _words(key: bytes, client_seed: str, nonce: int) -> Iterator[int]:
    block = 0
    while True:
        digest = hmac.digest(key, f"{client_seed}:{nonce}:{block}".encode(), "sha256")
        for start in range(0, len(digest), 4):
            yield int.from_bytes(digest[start : start + 4], "big")
        block += 1


def _face(words: Iterator[int], die: DieSpec) -> int:
    sides = 3 if die.sides == "F" else die.sides
    limit = (WORD_SPACE - 1) // sides * sides
    word = next(word for word in words if word < limit)
    return word % sides + 1 - (2 if die.sides == "F" else 0)


def _string(text: str) -> str:
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    escaped = (short.get(char) or (f"\\u{ord(char):04x}" if char < " " else char) for char in text)
    return '"' + "".join(escaped) + '"'


def _number(value: int | float) -> str:
    number = float(value)
    if not math.isfinite(number):
        raise RulesError("JSON has no such number.", hint="Send finite numbers only.")
    if number == 0:
        return "0"
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    text = "".join(map(str, digits))
    point = len(text) + int(exponent)
    if 0 < point <= 21:
        body = text + "0" * (point - len(text)) if len(text) <= point else f"{text[:point]}.{text[point:]}"
    elif -6 < point <= 0:
        body = f"0.{'0' * -point}{text}"
    else:
        mantissa = text[0] + (f".{text[1:]}" if len(text) > 1 else "")
        body = f"{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return f"{'-' if sign else ''}{body}"
