"""The client as it is shipped, as a process that can be asked what it painted and when."""
