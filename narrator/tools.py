"""The toolbox: which operations there are, when to use them, and how their arguments are read.

``campaigns`` binds an implementation to each name; an engine offers a model the ``spec()`` of those on offer.
What a tool is for and when not to use it stands in its description, not in the prompt.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from narrator.tool_definition import WHEN, Moment, Tool, ToolArgumentError, ToolDefinition
from narrator.tools_generating import GENERATING
from narrator.tools_reading import READING
from narrator.tools_writing import WRITING

__all__ = ["TOOLS", "WHEN", "Moment", "Tool", "ToolArgumentError", "ToolDefinition"]

TOOLS: Final[Mapping[str, Tool]] = MappingProxyType(
    {definition.name: definition for definition in (*READING, *WRITING, *GENERATING)}
)
"""Every operation, by name: what is looked up, what is written down, what is made up."""
