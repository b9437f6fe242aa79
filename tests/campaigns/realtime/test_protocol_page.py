"""The page about the socket names every command and every field that a client may send."""

from pathlib import Path

import pytest

from campaigns.realtime.commands import COMMANDS

PAGE = (Path(__file__).parents[3] / "docs" / "protocol.md").read_text()


def row_of(command: str) -> str:
    """The row of the page's first table that is about a command."""
    return next(
        line for line in PAGE.splitlines() if line.startswith("| `") and f"`{command}`" in line.split("|")[1]
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_on_the_page_with_its_fields(command: str) -> None:
    row = row_of(command)

    assert [name for name in COMMANDS[command].model_fields if f"`{name}" not in row] == []
