"""The Toolbox of a telling that changes nothing and looks nothing up: its brief is all there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from campaigns.rules.contracts import Json
from narrator.contracts import ToolResult, ToolSpec


class NoTools:
    """Offers nothing."""

    def specs(self) -> Sequence[ToolSpec]:
        """Nothing is on offer."""
        return ()

    async def call(self, name: str, arguments: Mapping[str, Json], *, call_id: str) -> ToolResult:
        """Refuse every call."""
        return ToolResult("error_recoverable", {"error": f"there is no tool {name!r}", "tools": []})
