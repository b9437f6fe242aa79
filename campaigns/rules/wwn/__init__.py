"""Worlds Without Number without magic, after its SRD 1.0 (CC0).

Section numbers in docstrings, comments and rulings are the SRD's.
"""
