"""What one tool of the narrator is: name, kind, guidance, arguments, and when it is on offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, cast

from pydantic import ValidationError

from narrator.contracts import Json, ToolCategory, ToolSpec
from narrator.tool_arguments import ToolArguments

type Moment = Literal[
    "", "confrontation", "netrun", "ship battle", "mystery", "trade", "known creatures", "magic here", "changed here",
    "temptable"
]  # fmt: skip
"""What has to be so in the scene: a confrontation, a net run or a battle of ships runs; the story has something to
find out; a trader is here; creatures have been met; somebody here has magic, is changed, or may be tempted."""

WHEN: Final[Mapping[Moment, str]] = MappingProxyType(
    {
        "": "always",
        "confrontation": "while a confrontation runs",
        "netrun": "while a net run is on",
        "ship battle": "while ships fight",
        "mystery": "while the story is not over",
        "trade": "where a trader is who sells to the party",
        "known creatures": "once a creature was met",
        "magic here": "where somebody has magic",
        "changed here": "where somebody is changed",
        "temptable": "between confrontations, where somebody may be tempted",
    }
)
"""The moments in words."""


class ToolArgumentError(ValueError):
    """Arguments a tool cannot take. The message names each field and what it wants, for a model to read."""


@dataclass(frozen=True, slots=True)
class ToolDefinition[A: ToolArguments]:
    """One operation. ``needs`` is the ruleset's capability without which it is not offered (empty: none),
    ``moment`` what has to be so in the scene for a call to find anything."""

    name: str
    category: ToolCategory
    description: str
    arguments: type[A]
    needs: str = ""
    moment: Moment = ""

    def spec(self) -> ToolSpec:
        """What is put on offer: the description and the JSON schema of the arguments."""
        when = f" It answers only {WHEN[self.moment]}." if self.moment else ""
        return ToolSpec(self.name, self.category, f"{self.description}{when}", _schema(self.arguments))

    def parse(self, arguments: Mapping[str, Json]) -> A:
        """Read and check arguments as a model sent them; raises ``ToolArgumentError``."""
        try:
            return self.arguments.model_validate(dict(arguments))
        except ValidationError as error:
            raise ToolArgumentError(_explain(self.name, error)) from error


type Tool = ToolDefinition[ToolArguments]


def define(
    category: ToolCategory,
    name: str,
    arguments: type[ToolArguments],
    description: str,
    *,
    needs: str = "",
    moment: Moment = "",
) -> Tool:
    """A definition, as the lists of tools write it."""
    return ToolDefinition(name, category, description, arguments, needs, moment)


@cache
def _schema(arguments: type[ToolArguments]) -> Mapping[str, Json]:
    schema = cast("dict[str, Json]", arguments.model_json_schema())
    schema.pop("title", None)
    schema.pop("description", None)
    return MappingProxyType(schema)


def _explain(name: str, error: ValidationError) -> str:
    faults = []
    for fault in error.errors(include_url=False):
        where = ".".join(str(part) for part in fault["loc"]) or "arguments"
        faults.append(f"{where}: {fault['msg'].rstrip('.')}")
    return f"{name} cannot take these arguments. " + "; ".join(faults) + ". Correct them and call again."
