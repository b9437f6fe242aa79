"""Adapters to narrating engines, one module each."""
