"""What reaches who is blind, deaf or senseless, as the house narrator tells it: short, varied, and to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrator.contracts import Brief, Declared, LostSense, OutcomeBrief, PrivateCue
from narrator.engines.house import HouseEngine
from narrator.engines.house.alone import own_segments
from tests.narrator.sample import MARA, ROBIN, RecordingLedger, RecordingToolbox, make_brief, swallow


def alone(*lost: LostSense, recent: tuple[str, ...] = (), **changes: object) -> Brief:
    """A brief for the first character alone."""
    brief = make_brief()
    mine = brief.characters[0]
    made = Brief(
        kind="senses",
        seed=brief.seed,
        round=brief.round,
        scene=brief.scene,
        person="second",
        voice=brief.voice,
        place=replace(brief.place, descriptions=(), sensory=(), exits=(), features=()),
        characters=(mine,),
        newcomer=mine.id,
        lost=lost,
        recent=recent,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


async def told(brief: Brief) -> str:
    """What the house narrator tells."""
    return (await HouseEngine().narrate(brief, RecordingToolbox(), RecordingLedger(), swallow)).text


@pytest.mark.parametrize("lost", [("awareness",), ("sight",), ("hearing",), ("sight", "hearing")])
async def test_it_never_runs_dry_and_does_not_repeat_itself_soon(lost: tuple[LostSense, ...]) -> None:
    sentences: list[str] = []
    recent: tuple[str, ...] = ()
    for number in range(20):
        text = await told(alone(*lost, recent=recent, seed=f"{number:04x}"))
        assert text.strip()
        assert text not in recent
        sentences.append(text)
        recent = (*recent, text)[-6:]

    assert len(min(sentences, key=len)) > len("Nothing.")


async def test_ones_own_deed_is_told_to_you() -> None:
    brief = alone("sight")
    mine = brief.characters[0]
    said = Declared(mine.id, mine.seat, "I feel along the wall.", "other")

    assert "You feel along the wall." in await told(replace(brief, declared=(said,)))


async def test_what_another_says_is_theirs_and_never_yours() -> None:
    mine, other = MARA, ROBIN
    said = Declared(other.id, other.seat, "“Stay behind me.”", "talk", speech=("Stay behind me.",))
    text = await told(alone("sight", characters=(mine, other), declared=(said,)))

    assert "“Stay behind me.”" in text
    assert other.name.split()[0] in text
    assert "You say" not in text


async def test_a_blow_out_of_nowhere_is_felt() -> None:
    brief = alone("sight")
    hit = OutcomeBrief("", "felt", "", "", tier="success", target=brief.characters[0].id)
    both = [await told(replace(brief, outcomes=found)) for found in ((), (hit,))]

    assert len(both[1].split("\n\n")) == len(both[0].split("\n\n")) + 1


async def test_it_is_as_long_as_its_reader_likes() -> None:
    lengths = [
        len((await told(alone("sight", verbosity=one))).split()) for one in ("concise", "standard", "verbose")
    ]
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[2]


def test_a_private_cue_speaks_to_its_reader_alone() -> None:
    brief = make_brief(characters=(MARA, ROBIN))
    mine, other = MARA, ROBIN
    cue = PrivateCue(mine.seat, mine.id, f"{mine.name} knows this seal; {other.name} does not.")
    (segment,) = own_segments(replace(brief, private=(cue,)))

    assert segment.text == f"You know this seal; {other.name} does not."
    assert segment.seats == (mine.seat,)
