"""Colours, measures, fonts, icons and paint helpers of the interface."""
