"""theme.yaml: the look of a pack, in light and dark."""

from typing import ClassVar, Literal

from pydantic import Field

from genre_packs.schema.values import Colour, MergeRule, PackFile, PackModel, Text


class Palette(PackModel):
    """Colours of one scheme, each ``"#rrggbb"``.

    ``paper`` the page, ``ink`` the story's text, ``muted`` secondary text, ``accent`` links and buttons,
    ``accent_ink`` text on accent, ``surface`` panels, ``line`` rules and borders, ``danger`` and ``good`` for
    harm and gain. Checked: ink, muted, accent, danger and good on paper and ink on surface, and accent_ink on
    accent, have a contrast of at least 4.5 (WCAG 2.2, 1.4.3 AA).
    """

    paper: Colour
    ink: Colour
    muted: Colour
    accent: Colour
    accent_ink: Colour
    surface: Colour
    line: Colour
    danger: Colour
    good: Colour


class Palettes(PackModel):
    """Both schemes; a pack has both."""

    light: Palette
    dark: Palette


class Fonts(PackModel):
    """Names of vendored font families: ``body`` for the story, ``display`` for titles."""

    body: Text
    display: Text


class Ornament(PackModel):
    """Glyphs: ``dinkus`` between sections, ``thinking`` while the narrator works, ``bullet`` in lists."""

    dinkus: Text = Field(max_length=16)
    thinking: Text = Field(max_length=8)
    bullet: Text = Field(default="•", max_length=4)


class Theme(PackFile):
    """Palettes, fonts, ornament, a texture keyword for the background and the shape of corners."""

    FILE: ClassVar[str] = "theme.yaml"
    MERGE: ClassVar[MergeRule] = "deep_merge"

    palettes: Palettes
    fonts: Fonts
    ornament: Ornament
    texture: Literal["plain", "paper", "linen", "grain", "fog", "static", "woodcut", "scanlines", "dust"]
    corners: Literal["square", "soft", "round"] = "soft"
