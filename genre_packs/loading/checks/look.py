"""The theme: text can be read in both schemes."""

from genre_packs.loading.checks.board import Board
from genre_packs.schema.theme import Palette

MINIMUM_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, level AA, text of ordinary size."""

_PAIRS = (
    ("ink", "paper"),
    ("muted", "paper"),
    ("accent", "paper"),
    ("danger", "paper"),
    ("good", "paper"),
    ("ink", "surface"),
    ("muted", "surface"),
    ("accent_ink", "accent"),
)


def luminance(colour: str) -> float:
    """Relative luminance 0..1 of ``#rrggbb`` (WCAG 2.2, definition of relative luminance)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio 1..21 of two colours (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def theme(board: Board) -> None:
    """Every colour of text against what it stands on."""
    palettes = board.world.theme.palettes
    for scheme, palette in (("light", palettes.light), ("dark", palettes.dark)):
        for text, ground in _PAIRS:
            _pair(board, scheme, palette, text, ground)


def _pair(board: Board, scheme: str, palette: Palette, text: str, ground: str) -> None:
    ratio = contrast(getattr(palette, text), getattr(palette, ground))
    if ratio < MINIMUM_CONTRAST:
        message = f"{text} on {ground} has a contrast of {ratio:.2f}, less than {MINIMUM_CONTRAST}"
        board.refuse("theme", ("palettes", scheme, text), "low_contrast", message)
