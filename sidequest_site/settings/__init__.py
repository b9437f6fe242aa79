"""Settings, one module for each concern.

``default`` is what runs (embedded defaults, everything else by environment variable), ``test`` is the
suite's. Both are composed from the other modules. This module stays empty, so that importing one of
them never evaluates the other.
"""
