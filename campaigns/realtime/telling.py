"""The prose that is being told now, by session and scene, for those who come in the middle of it."""

from __future__ import annotations

from campaigns.events import Delta


class Telling:
    """Deltas in order. It outlives the rooms, because a table's only player may reload while a turn is told."""

    def __init__(self) -> None:
        self._held: dict[int, dict[str, Delta]] = {}

    def take(self, delta: Delta) -> str | None:
        """What a delta adds to the prose that was known of its attempt; None for one that comes late.

        A higher attempt begins afresh, with nothing where it withdraws the lower ones; where deltas were lost on the
        way, what they held is added too.
        """
        scenes = self._held.setdefault(delta.session, {})
        known = scenes.get(delta.scene)
        if known is not None and _key(known) >= _key(delta):
            return None
        scenes[delta.scene] = delta
        if known is None or (known.round, known.attempt) != (delta.round, delta.attempt):
            return delta.so_far
        return delta.so_far[len(known.so_far) :]

    def settled(self, session: int, scene: str) -> None:
        """The scene's prose is in the log now."""
        scenes = self._held.get(session, {})
        scenes.pop(scene, None)
        if not scenes:
            self._held.pop(session, None)

    def of(self, session: int) -> tuple[Delta, ...]:
        """The newest delta of each scene of a session in which somebody tells."""
        return tuple(self._held.get(session, {}).values())


def _key(delta: Delta) -> tuple[int, int, int]:
    return delta.round, delta.attempt, delta.seq
