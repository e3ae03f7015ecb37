"""Every order in which things can happen on a small floor, searched through the real router."""
