"""Qt Widgets: models, delegates, widgets, views, theme."""
