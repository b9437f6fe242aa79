"""Ships of the stars: their hulls, departments and command points, and how they fight and get away."""
