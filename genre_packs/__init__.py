"""Genre packs: their schema, loader and validator, and the packs themselves."""
