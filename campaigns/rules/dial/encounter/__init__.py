"""Encounters as sealed rounds of beats: everybody commits, then the initiative is walked once."""
