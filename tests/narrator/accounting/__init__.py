"""What prose implies: read by rules, and the answers of a model checked."""
