"""From files to a checked world: read, validate, merge the tiers, check the references. Pure."""
