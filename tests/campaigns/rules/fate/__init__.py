"""Conformance of the fate ruleset."""
