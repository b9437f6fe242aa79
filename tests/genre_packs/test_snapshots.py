"""A session stays with the world it began in, whatever becomes of the files."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genre_packs.errors import SnapshotUnreadable
from genre_packs.loading.loader import GenrePack
from genre_packs.resolved import ResolvedWorld, dump, undump
from genre_packs.schema.conflict import Threat
from tests.genre_packs.conftest import WORLD, Workshop


def test_a_snapshot_reads_back_the_same(lantern: GenrePack):
    world = lantern.worlds["saltby"]
    again = undump(dump(world))
    assert again == world
    assert again.digest == world.digest


def test_a_snapshot_is_text_in_one_order(lantern: GenrePack):
    text = dump(lantern.worlds["saltby"])
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@settings(max_examples=40, deadline=None)
@given(
    words=st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=40
    ),
    segments=st.integers(3, 30),
    rate=st.floats(0.01, 3),
)
def test_any_content_survives_the_row(lantern: GenrePack, words: str, segments: int, rate: float):
    world = lantern.worlds["saltby"]
    told = world.conflict.threat.model_dump(by_alias=True)
    threat = Threat.model_validate({**told, "name": words, "segments": segments, "rate": rate})
    conflict = world.conflict.model_copy(update={"threat": threat})
    changed = ResolvedWorld.model_validate(
        {name: getattr(world, name) for name in ResolvedWorld.model_fields} | {"conflict": conflict}
    )
    assert undump(dump(changed)) == changed
    assert undump(dump(changed)).digest == changed.digest


def test_comments_and_order_do_not_change_the_digest(workshop: Workshop):
    before = workshop.load().worlds["saltby"].digest
    workshop.change(
        f"{WORLD}/world.yaml", "name: Saltby\nslug: saltby\n", "# a note\nslug: saltby\nname: Saltby\n"
    )
    assert workshop.load().worlds["saltby"].digest == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("items.yaml", "Glass and brass.", "Glass and tin."),
        (f"{WORLD}/npcs.yaml", "Cash only.", "Cash alone."),
        ("theme.yaml", "texture: paper", "texture: fog"),
    ],
)
def test_any_change_of_content_changes_the_digest(workshop: Workshop, file, old, new):
    before = workshop.load().worlds["saltby"].digest
    workshop.change(file, old, new)
    assert workshop.load().worlds["saltby"].digest != before


@pytest.mark.parametrize("text", ["", "{}", "null", '{"format":1,"pack":{}}'])
def test_a_damaged_snapshot_is_refused(text: str):
    with pytest.raises(SnapshotUnreadable):
        undump(text)


def test_a_snapshot_of_another_format_is_refused(lantern: GenrePack):
    content = json.loads(dump(lantern.worlds["saltby"]))
    content["format"] = 99
    with pytest.raises(SnapshotUnreadable, match="format"):
        undump(json.dumps(content))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"Back," he says.', "“Back,” he says."),
        ('He says, "Back."', "He says, “Back.”"),
        ('the "Patient Annis"', "the “Patient Annis”"),
        ("“Back,” he says.", "“Back,” he says."),
    ],
)
def test_straight_quotation_marks_become_round_ones(workshop: Workshop, written: str, read: str):
    workshop.change("items.yaml", "Glass and brass.", json.dumps(written, ensure_ascii=False))
    item = next(one for one in workshop.load().worlds["saltby"].items.items if one.description == read)
    assert item.description == read
