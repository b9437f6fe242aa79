"""Benchmarks: a server and its load in separate processes, figures per CPU-second of the server.

Beside ours runs a bare Channels consumer with direct fan-out that keeps nothing; what counts is the ratio.
"""
