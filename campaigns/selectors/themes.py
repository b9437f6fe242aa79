"""A pack's look as a stylesheet: custom properties for light and dark, the rest is the pages' own."""

from __future__ import annotations

from typing import Final

from django.templatetags.static import static

from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.theme import Palette, Theme

CORNERS: Final = {"square": "0px", "soft": "6px", "round": "14px"}
FAMILIES: Final = {
    "Literata": "serif",
    "Alegreya": "serif",
    "Spectral": "serif",
    "IM Fell English": "serif",
    "Cormorant Garamond": "serif",
    "Bitter": "serif",
    "Oswald": "sans-serif",
    "Source Sans 3": "sans-serif",
    "JetBrains Mono": "monospace",
}
"""The font families that the site ships, each with what a browser takes while it loads."""


def theme_css(story: ResolvedWorld, scope: str = "") -> str:
    """The pack's theme as CSS for a whole page, or with ``scope`` for the elements of that selector.

    Every value comes from a checked schema, never from a player.
    """
    theme = story.theme
    palettes = theme.palettes
    inside = f" {scope}" if scope else ""
    return (
        f"{scope or ':root'}{{{_shape(theme)}{_palette(palettes.light)}}}\n"
        "@media (prefers-color-scheme:dark){"
        f':root:not([data-scheme="light"]){inside}{{{_palette(palettes.dark)}}}}}\n'
        f':root[data-scheme="dark"]{inside}{{{_palette(palettes.dark)}}}\n'
    )


def scope_of(story: ResolvedWorld) -> str:
    """The selector of elements that wear a world's theme inside another page."""
    return f'[data-theme="{story.pack.slug}/{story.world.slug}"]'


def _shape(theme: Theme) -> str:
    values = {
        "font-body": _family(theme.fonts.body),
        "font-display": _family(theme.fonts.display),
        "radius": CORNERS[theme.corners],
        "dinkus": _quoted(theme.ornament.dinkus),
        "thinking": _quoted(theme.ornament.thinking),
        "bullet": _quoted(theme.ornament.bullet),
        "texture": f'url("{static(f"campaigns/img/texture/{theme.texture}.svg")}")',
        "band": f'url("{static(f"campaigns/img/band/{theme.texture}.svg")}")',
    }
    return "".join(f"--{name}:{value};" for name, value in values.items())


def _family(name: str) -> str:
    return f"{_quoted(name)},{FAMILIES.get(name, 'serif')}"


def _palette(palette: Palette) -> str:
    return "".join(f"--{name.replace('_', '-')}:{colour};" for name, colour in palette.model_dump().items())


def _quoted(text: str) -> str:
    """A CSS string; quotes, backslashes and control characters are escaped as code points."""
    escaped = "".join(char if char.isalnum() or char in " -·•*~" else f"\\{ord(char):x} " for char in text)
    return f'"{escaped}"'
