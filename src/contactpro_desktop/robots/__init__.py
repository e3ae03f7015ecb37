"""Bots, colleagues and customers that nobody plays: on the wire like anyone else."""
