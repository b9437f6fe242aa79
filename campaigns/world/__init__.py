"""World state and its systems: pure; no Django, no clock, no randomness of its own."""
