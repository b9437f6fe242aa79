"""Long simulations in batches on every core, with a progress bar."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from os import cpu_count

from tqdm import tqdm


def in_batches[T](play: Callable[[range], list[T]], runs: int, *, size: int, unit: str) -> list[T]:
    """What ``play`` gives for the numbers from 0 to ``runs``, in order, ``size`` of them at a time.

    ``play`` goes to other processes where there is more than one batch: a function of a module, or a ``partial`` of
    one. ``unit`` is what the bar counts.
    """
    batches = [range(start, min(runs, start + size)) for start in range(0, runs, size)]
    if len(batches) == 1:
        return play(batches[0])
    found: list[T] = []
    with (
        ProcessPoolExecutor(max_workers=cpu_count()) as pool,
        tqdm(total=runs, unit=unit, leave=False) as bar,
    ):
        for batch in pool.map(play, batches):
            found.extend(batch)
            bar.update(len(batch))
    return found
