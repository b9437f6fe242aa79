"""The composition root: settings, routing and start-up; the only room that knows every other."""
