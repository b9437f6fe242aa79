"""Pictures and sound: jobs, renderers, track selection, playback."""
