"""The bar at the top: who I am, whether I get work, and the way to everything else."""
