"""Prose is compared with what the engine did before anybody relies on it. Pure, and quick enough to be always on."""
