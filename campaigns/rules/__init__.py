"""The rules of play: pure and deterministic; dice are handed in."""
