"""The narrator's tools as a page for people: made from the definitions, so that it says what is so."""

from __future__ import annotations

from typing import Final

from narrator.contracts import ToolCategory
from narrator.tool_definition import WHEN, Tool
from narrator.tools import TOOLS

BEGIN: Final = "<!-- tools: written by manage.py narrator_tools --write docs/narrator.md -->"
END: Final = "<!-- /tools -->"
_HEADINGS: Final[tuple[tuple[ToolCategory, str], ...]] = (
    ("READ", "Looked up"),
    ("WRITE", "Written down"),
    ("GENERATE", "Made up"),
)


def tool_tables() -> str:
    """All tools in Markdown, a table for each kind: arguments, where it is offered, when it answers, what it is for."""
    parts = [BEGIN]
    for category, heading in _HEADINGS:
        parts += [
            f"\n### {heading}\n",
            "| tool | arguments | on offer | answers | for |",
            "|---|---|---|---|---|",
        ]
        parts += [_row(tool) for tool in TOOLS.values() if tool.category == category]
    return "\n".join([*parts, "", END])


def with_tables(page: str) -> str:
    """A page with the tables between its marks made new; raises ``ValueError`` when it has no marks."""
    head, begin, rest = page.partition(BEGIN)
    _old, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"The page has no place for the tools: put {BEGIN} and {END} where they belong.")
    return f"{head}{tool_tables()}{tail}"


def _row(tool: Tool) -> str:
    fields = tool.arguments.model_fields
    arguments = ", ".join(
        f"`{name}`" if field.is_required() else f"`{name}`?" for name, field in fields.items()
    )
    offered = f"rules with {tool.needs}" if tool.needs else "always"
    return f"| `{tool.name}` | {arguments} | {offered} | {WHEN[tool.moment]} | {tool.description} |"
