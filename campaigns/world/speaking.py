"""Lines of dialogue as prose, and the bands by which feelings and health are shown."""

from __future__ import annotations

from typing import Final, Literal

from campaigns.world.wordlists import word_set

type Band = Literal["hostile", "wary", "neutral", "friendly", "devoted"]

_STEPS: Final[tuple[tuple[int, Band], ...]] = (
    (60, "devoted"),
    (20, "friendly"),
    (-15, "neutral"),
    (-50, "wary"),
)


_TITLES: Final = word_set(
    "the old young big little mother father sister brother friar abbot abbess prior prioress bishop deacon reverend "
    "captain serjeant sergeant lieutenant colonel major commander constable master mistress magister dame lady "
    "lord sir madam madame monsieur signor signora don dona doctor dr dr. mr mr. mrs mrs. ms ms. miss "
    "professor judge justice widow aunt uncle granny gran nan goodman goodwife saint king queen prince princess duke "
    "duchess count countess baron baroness tante onkel marshal sheriff mayor chief elder"
)


def band_of(disposition: int) -> Band:
    """How somebody feels about the party: hostile, wary, neutral, friendly or devoted."""
    return next((band for least, band in _STEPS if disposition >= least), "hostile")


def line_key(disposition: int, *, met: bool) -> str:
    """Which of somebody's lines suits: a greeting at first, then by how they feel."""
    band = band_of(disposition)
    if band in ("hostile", "wary"):
        return band
    return "helpful" if met and band != "neutral" else "greeting"


def spoken(line: str, who: str, verb: str = "says") -> str:
    """A line with who says it: “Mind the step,” says Berit."""
    text = line.strip().strip('“”"')
    if text.endswith((".", ",")) and not text.endswith("..."):
        text = text[:-1] + ","
    elif not text.endswith(("?", "!", "…", "—", "...")):
        text += ","
    return f"“{text}” {verb} {who}."


def short_name(name: str) -> str:
    """The name people are called by after the first time: "Berit" for Berit Marsh, "the ferryman" as it is."""
    parts = name.split()
    if len(parts) < 2 or parts[0].lower() in _TITLES or not parts[0][:1].isupper():
        return name
    return parts[0]
