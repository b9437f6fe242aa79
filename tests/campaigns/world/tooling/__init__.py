"""The narrator's tools over a world."""
