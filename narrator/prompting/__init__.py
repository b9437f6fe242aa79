"""From a brief to a prompt; pure."""

from narrator.prompting.compose import Prompt, compose, compose_aside

__all__ = ["Prompt", "compose", "compose_aside"]
