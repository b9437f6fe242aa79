"""What is wrong with a pack, as a list of places in files."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Literal

type Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend.

    ``file`` is relative to the packs' root's parent, with forward slashes; ``line`` counts from 1 (0: the
    file as a whole); ``key`` is a path such as ``npcs[3].aims`` (empty: the file as a whole).
    """

    file: str
    line: int
    key: str
    code: str
    message: str
    pack: str
    severity: Severity = "error"
    hint: str = ""

    def __str__(self) -> str:
        """``file:line: key: message (hint)``."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = f"{self.key}: " if self.key else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: {key}{self.message}{hint}"

    def as_json(self) -> dict[str, str | int]:
        """The finding as a JSON object with the keys of ``check_packs --json``."""
        return asdict(self)

    def downgraded(self) -> "Finding":
        """The same as a warning: what is wrong in a draft blocks nobody."""
        return replace(self, severity="warning")


def key_path(path: Iterable[str | int]) -> str:
    """``("npcs", 3, "aims")`` -> ``npcs[3].aims``."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text


def arranged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Without repetition, errors before warnings, then by file, line and key."""
    return tuple(sorted(set(findings), key=lambda f: (f.severity, f.file, f.line, f.key, f.code, f.message)))


def errors_in(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Only those that block."""
    return tuple(finding for finding in findings if finding.severity == "error")
