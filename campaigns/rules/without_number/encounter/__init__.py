"""Encounters as sealed rounds: everybody commits, then the initiative is walked once (SRD 2.4)."""
