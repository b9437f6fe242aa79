"""Magic of wwn: traditions, spells that are prepared and cast, arts that Effort drives (SRD 1.5, 4)."""
