"""The keys of the actions, and the view that changes them."""
