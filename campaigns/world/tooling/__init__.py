"""The narrator's tools over a turn's working copy, by what they are for."""
