"""From a brief to a prompt; pure."""

from narrator.prompting.compose import Prompt, compose, compose_aside
from narrator.prompting.quoting import plain_answer
from narrator.prompting.repair import repair_request

__all__ = ["Prompt", "compose", "compose_aside", "plain_answer", "repair_request"]
