"""Notations of every form, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from campaigns.rules.dice import Addend, Advantage, Comparison, Notation, Pool, Reroll, Selection

MOST_COUNT = 5
SIDES = st.one_of(st.integers(2, 12), st.just("F"))


@st.composite
def pools(draw: st.DrawFn, most: int = MOST_COUNT) -> Pool:
    """A handful of up to ``most`` dice with whatever may be done with them."""
    bare = Pool(draw(st.integers(1, most)), draw(SIDES))
    low, high = bare.faces[0], bare.faces[-1]
    numbers = st.integers(low, high)
    reroll = draw(
        st.one_of(
            st.none(),
            st.builds(Reroll, st.builds(Comparison, st.just("="), numbers), once=st.booleans()),
            st.builds(
                Reroll, st.builds(Comparison, st.sampled_from(("<", ">=")), numbers), once=st.just(True)
            ),
        )
    )
    explode = draw(st.sampled_from(("", "!", "!!")))
    success, select = None, None
    match draw(st.sampled_from(("sum", "success", "keep", "drop"))):
        case "success":
            success = Comparison(draw(st.sampled_from(("<", "<=", "=", ">=", ">"))), draw(numbers))
        case "keep":
            select = Selection(True, draw(st.booleans()), draw(st.integers(1, bare.count)))
        case "drop" if bare.count > 1:
            select = Selection(False, draw(st.booleans()), draw(st.integers(1, bare.count - 1)))
    return Pool(bare.count, bare.sides, reroll, explode, select, success)


@st.composite
def notations(draw: st.DrawFn, most: int = MOST_COUNT, *, nested: bool = False) -> Notation:
    """One or two handfuls or advantages, and a constant."""
    part = pools(most)
    if not nested:
        part = st.one_of(part, st.builds(Advantage, st.booleans(), notations(most, nested=True)))
    sign = st.sampled_from((1, -1))
    addends = draw(st.lists(st.builds(Addend, sign, part), min_size=1, max_size=1 if nested else 2))
    return Notation(tuple(addends), draw(st.integers(-20, 20)))
