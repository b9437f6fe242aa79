"""What falls, held against what was worked out: Pearson's chi-squared at a significance of 0.001."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping

Z_ONE_IN_A_THOUSAND = 3.0902
LEAST_EXPECTED = 5


def critical(freedom: int) -> float:
    """The value that chi-squared exceeds once in a thousand, by Wilson and Hilferty's cube (within 1 %)."""
    part = 2 / (9 * freedom)
    return float(freedom * (1 - part + Z_ONE_IN_A_THOUSAND * part**0.5) ** 3)


def assert_falls_as[K: Hashable](
    draw: Callable[[int], K], expected: Mapping[K, float], draws: int = 3000
) -> None:
    """``draw`` by number gives each outcome as often as ``expected`` says, and no other."""
    assert abs(sum(expected.values()) - 1) < 1e-9
    seen = Counter(draw(number) for number in range(draws))
    assert set(seen) <= set(expected)
    chi = sum((seen[key] - draws * share) ** 2 / (draws * share) for key, share in expected.items())
    assert min(expected.values()) * draws >= LEAST_EXPECTED
    assert chi < critical(len(expected) - 1), (
        f"chi-squared {chi:.1f} of {len(expected) - 1} degrees of freedom"
    )


def two_dice(sides: int = 6) -> dict[int, float]:
    """The distribution of the sum of two dice."""
    ways = Counter(a + b for a in range(1, sides + 1) for b in range(1, sides + 1))
    return {total: count / sides**2 for total, count in sorted(ways.items())}


def evenly[K: Hashable](outcomes: list[K]) -> dict[K, float]:
    """The same share for each."""
    return dict.fromkeys(outcomes, 1 / len(outcomes))
