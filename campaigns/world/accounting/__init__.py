"""What prose claims, held against the state of play: what is so already, what may become so, what cannot be."""
