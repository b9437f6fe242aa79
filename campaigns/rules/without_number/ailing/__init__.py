"""Bodies and minds that suffer: exposure, sickness, poison, stress, what nights do to them, and what helps."""
