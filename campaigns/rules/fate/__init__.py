"""Fate: aspects, stunts and four actions on 4dF."""
