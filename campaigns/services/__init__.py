"""What changes state: short transactions; everything that leaves goes out on commit."""
