"""Runs through the net: nodes, demons, decks, and the people around a runner's body."""
