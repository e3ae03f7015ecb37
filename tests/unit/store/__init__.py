"""The store and the drafts."""
