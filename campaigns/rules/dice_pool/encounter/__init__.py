"""Encounters of the dice pool: seats, sealed rounds in initiative passes, dials, the net, the end."""
