"""The page about the toolbox says what the definitions say."""

from pathlib import Path

import pytest

from narrator.tool_page import BEGIN, END, tool_tables, with_tables
from narrator.tools import TOOLS

PAGE = Path(__file__).parents[2] / "docs" / "narrator.md"


def test_the_page_is_in_step_with_the_tools() -> None:
    page = PAGE.read_text()

    assert with_tables(page) == page, "run: manage.py narrator_tools --write docs/narrator.md"


def test_every_tool_has_a_row() -> None:
    assert all(f"| `{name}` |" in tool_tables() for name in TOOLS)


def test_what_is_around_the_tables_stays() -> None:
    assert with_tables(f"Before.\n{BEGIN}\nold\n{END}\nAfter.") == f"Before.\n{tool_tables()}\nAfter."


def test_a_page_without_a_place_for_them_is_refused() -> None:
    with pytest.raises(ValueError, match="no place"):
        with_tables("Nothing here.")
