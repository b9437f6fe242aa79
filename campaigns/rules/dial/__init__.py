"""The dial and beat engine: a d20 against a difficulty, five tiers, and dials that fill."""
