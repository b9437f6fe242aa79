"""Every installed look can be drawn: its fonts ship, and its texture has a ground and a drawing."""

import pytest
from django.contrib.staticfiles import finders

from campaigns.selectors.themes import FAMILIES, theme_css
from genre_packs.catalogue import worlds
from genre_packs.schema.theme import Theme
from sidequest_site.settings import base

HOUSE = worlds(base.BASE_DIR / "genre_packs" / "packs")


@pytest.mark.parametrize("story", HOUSE, ids=lambda story: "/".join(story.key))
def test_the_fonts_of_the_house_packs_ship(story) -> None:
    assert {story.theme.fonts.body, story.theme.fonts.display} <= set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_is_in_the_stylesheet_with_its_licence(family: str) -> None:
    sheet = finders.find("campaigns/css/fonts.css")
    folder = family.lower().replace(" ", "-")
    with open(sheet) as file:
        assert f'font-family: "{family}"' in file.read()
    assert finders.find(f"campaigns/fonts/{folder}/OFL.txt")


@pytest.mark.parametrize("texture", Theme.model_fields["texture"].annotation.__args__)
@pytest.mark.parametrize("kind", ["texture", "band"])
def test_every_texture_has_a_ground_and_a_drawing(kind: str, texture: str) -> None:
    assert finders.find(f"campaigns/img/{kind}/{texture}.svg")


def test_a_look_names_what_it_uses() -> None:
    css = theme_css(worlds()[0])
    assert 'url("/static/campaigns/img/band/paper.svg")' in css
    assert '--font-body:"Literata",serif' in css
