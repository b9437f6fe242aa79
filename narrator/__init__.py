"""A brief and a toolbox in, a narration out; knows no rows, sockets or requests."""
