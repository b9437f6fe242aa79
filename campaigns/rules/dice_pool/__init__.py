"""An exploding-d6 dice-pool game: target numbers, staged damage, condition monitors, spells, ware and the net."""
