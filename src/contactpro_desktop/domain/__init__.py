"""The vocabulary and the rules: pure, standard library only, no I/O and no clock."""
