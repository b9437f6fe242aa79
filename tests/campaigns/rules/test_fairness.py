"""Verifiable dice: what the protocol promises, worked out a second time by hand."""

import hashlib
import hmac

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.errors import RulesError
from campaigns.rules.contracts import DieSpec
from campaigns.rules.dice import check_faces
from campaigns.rules.fairness import (
    CHAIN_LENGTH,
    SeedChain,
    canonical_json,
    chain_of,
    client_seed_of,
    commitment,
    faces,
    locate,
    verify,
)

SEED = bytes(range(32))
SIDES = st.one_of(st.just("F"), st.integers(2, 1000))
HANDFUL = st.lists(st.builds(DieSpec, SIDES, st.integers(1, 12)), min_size=1, max_size=4)


def by_hand(seed: bytes, client: str, nonce: int, sides: list[int]) -> list[int]:
    """The protocol's paragraph, taken literally."""
    words: list[int] = []
    for block in range(40):
        digest = hmac.new(seed, f"{client}:{nonce}:{block}".encode(), hashlib.sha256).digest()
        words += [int.from_bytes(digest[at : at + 4], "big") for at in range(0, 32, 4)]
    found = []
    for number in sides:
        limit = (2**32 - 1) // number * number
        word = next(words.pop(0) for _ in range(100) if words[0] < limit or not words.pop(0))
        found.append(word % number + 1)
    return found


def test_faces_follow_from_both_seeds_and_the_nonce() -> None:
    dice = (DieSpec(20, 1), DieSpec(8, 2))

    assert faces(SEED, "bob", 0, dice) == tuple(by_hand(SEED, "bob", 0, [20, 8, 8]))
    assert faces(SEED, "bob", 1, dice) == tuple(by_hand(SEED, "bob", 1, [20, 8, 8]))
    assert faces(SEED, "cleo", 0, dice) != faces(SEED, "bob", 0, dice)


def test_a_fudge_die_is_three_sided_less_two() -> None:
    fudge = faces(SEED, "bob", 0, (DieSpec("F", 20),))

    assert set(fudge) == {-1, 0, 1}
    assert tuple(face + 2 for face in fudge) == faces(SEED, "bob", 0, (DieSpec(3, 20),))


def test_the_promise_is_the_hash_of_the_seed() -> None:
    assert commitment(SEED) == hashlib.sha256(SEED).hexdigest()


def test_a_seed_of_another_length_is_refused() -> None:
    with pytest.raises(RulesError):
        commitment(b"short")
    with pytest.raises(RulesError):
        faces(b"short", "", 0, (DieSpec(6, 1),))


@settings(max_examples=50)
@given(st.binary(min_size=32, max_size=32), st.text(max_size=20), st.integers(0, 5), HANDFUL)
def test_every_throw_can_be_verified_and_no_other(
    seed: bytes, client: str, nonce: int, dice: list[DieSpec]
) -> None:
    fell = faces(seed, client, nonce, dice)

    check_faces(dice, fell)
    assert verify(seed.hex(), client, nonce, dice, fell, promised=commitment(seed))
    forged = (fell[0] + 1, *fell[1:])
    assert not verify(seed.hex(), client, nonce, dice, forged, promised=commitment(seed))
    assert not verify(
        seed.hex(), client, nonce, dice, fell, promised=commitment(commitment(seed)[:32].encode())
    )


def test_nonsense_in_place_of_a_seed_verifies_nothing() -> None:
    assert not verify("not hex", "", 0, (DieSpec(6, 1),), (3,))
    assert not verify("00", "", 0, (DieSpec(6, 1),), (3,))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": [1.0, 2.5], "a": None}, '{"a":null,"b":[1,2.5]}'),
        ([True, False, -0.0], "[true,false,0]"),
        ([1e21, 1e20, 1e-7, 0.000001, 123456.789], "[1e+21,100000000000000000000,1e-7,0.000001,123456.789]"),
        ({"é": 'a"\\\n\u0001'}, '{"é":"a\\"\\\\\\n\\u0001"}'),
        ([-1.5e-10, 333333333.33333329], "[-1.5e-10,333333333.3333333]"),
    ],
)
def test_canonical_json_is_what_a_browser_would_write(value: object, text: str) -> None:
    assert canonical_json(value) == text  # type: ignore[arg-type]


def test_a_gesture_becomes_a_client_seed_and_no_gesture_an_empty_one() -> None:
    gesture = {"velocity": [1.0, 2.0, 3.0], "position": [0.5, 0.25]}
    written = '{"position":[0.5,0.25],"velocity":[1,2,3]}'

    assert client_seed_of(gesture) == hashlib.sha256(written.encode()).hexdigest()
    assert client_seed_of(None) == ""
    assert client_seed_of({}) == ""


def test_a_number_that_json_cannot_hold_is_refused() -> None:
    with pytest.raises(RulesError):
        client_seed_of([float("nan")])


def test_each_seed_of_a_chain_hashes_to_the_one_before_it() -> None:
    chain = chain_of(b"secret")
    before = chain.anchor
    for index in (1, 2, 3):
        seed = chain.seed(index)
        assert hashlib.sha256(seed).hexdigest() == before
        before = seed.hex()
    for index in (127, 128, 129, CHAIN_LENGTH):
        assert hashlib.sha256(chain.seed(index)).digest() == chain.seed(index - 1)


def test_a_chained_throw_is_verified_against_the_one_before() -> None:
    chain, dice = chain_of(b"secret"), (DieSpec(20, 1),)
    fell = faces(chain.seed(2), "slug", 0, dice)

    assert verify(chain.seed(2).hex(), "slug", 0, dice, fell, previous=chain.seed(1).hex())
    assert not verify(chain.seed(2).hex(), "slug", 0, dice, fell, previous=chain.anchor)


def test_a_used_up_chain_is_followed_by_another_whose_anchor_is_known_before() -> None:
    assert locate(0) == (0, 1)
    assert locate(CHAIN_LENGTH - 1) == (0, CHAIN_LENGTH)
    assert locate(CHAIN_LENGTH) == (1, 1)
    assert SeedChain(b"secret", 1).anchor == chain_of(b"secret", 1).anchor != chain_of(b"secret").anchor


def test_there_is_no_seed_outside_the_chain() -> None:
    for index in (0, CHAIN_LENGTH + 1):
        with pytest.raises(RulesError):
            chain_of(b"secret").seed(index)
