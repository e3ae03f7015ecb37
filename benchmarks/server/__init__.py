"""The local server as it is shipped, as a process that can be told to be busy."""
