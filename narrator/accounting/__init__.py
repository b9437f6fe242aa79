"""What a piece of settled prose implies, read sentence by sentence or asked of a cheap model. Pure."""
