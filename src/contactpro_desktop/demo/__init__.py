"""The demonstration: the main job in a window, or played offscreen where there is no display."""
