"""The game: tables, scenes, seats, turns, rules, world state, events, pages and the admin."""
