"""What a model is told when a narration of its own cannot stand: the sentences, why, and what to do instead."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.findings import Finding
from narrator.prompting.quoting import quoted

REPAIR = """\
Some of this cannot stand. Rewrite it once: put right every passage quoted below, as it says beside it, and leave \
every other sentence exactly as it is, word for word. If a sentence cannot be put right, leave it out. Call no tools. \
Write the whole narration between <story> and </story> and nothing else."""


def repair_request(findings: Sequence[Finding]) -> str:
    """The text that follows the narration in the conversation; quotations are JSON strings."""
    lines = [f"- {quoted(one.quote)}: {one.reason} {one.remedy}" for one in findings]
    return "\n".join((REPAIR, *lines))
