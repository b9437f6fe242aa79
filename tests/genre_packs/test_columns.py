"""What a pack writes fits the columns it is kept in, on every database."""

from __future__ import annotations

import pytest
from django.db import models

from campaigns.selectors.worlds import ENTITY_ROWS
from campaigns.world.state import dump_entity
from tests.campaigns.world.table import Table
from tests.genre_packs.test_house_packs import WORLDS


@pytest.mark.parametrize("story", WORLDS)
def test_a_world_just_begun_fits_its_columns(story) -> None:
    table = Table(story, len(story.premade.characters))
    too_long = []
    for entity in table.world:
        for name, value in dump_entity(entity).items():
            field = ENTITY_ROWS[entity.kind]._meta.get_field(name)
            if (
                isinstance(field, models.CharField)
                and field.max_length
                and len(str(value)) > field.max_length
            ):
                too_long.append(
                    f"{entity.kind} {entity.id}: {name} has {len(str(value))}, not {field.max_length}"
                )
    assert too_long == []
