"""Named errors of the genre packs. Each carries a code, a message for people and a hint on what to do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from genre_packs.loading.findings import Finding


class PackError(Exception):
    """The root of everything a pack can be refused for."""

    code: ClassVar[str] = "pack_error"

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def in_sentences(self) -> str:
        """The message and what to do about it, each as a sentence of its own."""
        told = (part.strip().rstrip(".") for part in (self.message, self.hint))
        return " ".join(f"{part[0].upper()}{part[1:]}." for part in told if part)


class PackUnreadable(PackError):
    """The directory or file cannot be read at all."""

    code = "pack_unreadable"


class PackInvalid(PackError):
    """The pack or world is there but has errors; ``findings`` lists all of them."""

    code = "pack_invalid"

    def __init__(self, message: str, *, findings: Sequence["Finding"] = (), hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.findings = tuple(findings)


class UnknownPack(PackError):
    """No pack of that slug is installed."""

    code = "unknown_pack"


class UnknownWorld(PackError):
    """The pack has no playable world of that slug."""

    code = "unknown_world"


class UnknownDigest(PackError):
    """No installed world has that digest; the session's stored snapshot still has it."""

    code = "unknown_digest"


class SnapshotUnreadable(PackError):
    """A stored snapshot of a world cannot be read back."""

    code = "snapshot_unreadable"
