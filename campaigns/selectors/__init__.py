"""What reads state."""
