"""What no single file can tell: references between files, and whether the whole can be played."""
