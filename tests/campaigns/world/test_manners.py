"""What a table chooses of how its story is told, and what it leaves to its size and to the world."""

from __future__ import annotations

import pytest

from campaigns.world.briefing import voice_of
from campaigns.world.manners import AS_WRITTEN, Manner, axis_values
from genre_packs.resolved import ResolvedWorld
from narrator.contracts import Voice
from narrator.prompting.style import SECTIONS


def stable(voice: Voice) -> str:
    return "\n".join(entry for section in SECTIONS for entry in section.write(voice).entries)


@pytest.mark.parametrize(
    ("players", "length"), [(1, "verbose"), (2, "standard"), (4, "standard"), (5, "concise")]
)
def test_without_a_choice_the_company_decides_the_length(players: int, length: str) -> None:
    assert AS_WRITTEN.length_for(players) == length


def test_a_chosen_length_holds_for_any_company() -> None:
    assert Manner(length="verbose").length_for(8) == "verbose"


def test_a_tone_turns_the_dials_that_it_names(saltby: ResolvedWorld) -> None:
    preset = saltby.axes.presets[0]
    assert axis_values(saltby, preset.name) == {**axis_values(saltby, ""), **preset.values}


def test_a_tone_that_the_pack_has_lost_changes_nothing(saltby: ResolvedWorld) -> None:
    assert axis_values(saltby, "Gone") == axis_values(saltby, "")


def test_tone_words_and_language_stand_in_the_part_that_stays(saltby: ResolvedWorld) -> None:
    preset = saltby.axes.presets[0]
    told = stable(voice_of(saltby, Manner(words="epic", tone=preset.name, language="German")))
    for axis, value in preset.values.items():
        name = next(one.name for one in saltby.axes.definitions if one.id == axis)
        assert f"{name}: {round(value * 100)} of 100" in told
    assert "write in German" in told
    assert "names and deeds as songs would keep them" in told
