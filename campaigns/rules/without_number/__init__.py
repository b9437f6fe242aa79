"""The Without Number family: one engine, after the Worlds Without Number SRD 1.0 (CC0), and a book for each game.

Section numbers in docstrings, comments and rulings are the SRD's.
"""
