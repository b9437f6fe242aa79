"""Other ways in: REST and adapters for other systems."""
