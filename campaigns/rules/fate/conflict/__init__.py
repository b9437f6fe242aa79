"""Conflicts and contests of Fate as sealed exchanges."""
