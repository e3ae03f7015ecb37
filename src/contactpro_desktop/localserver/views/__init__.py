"""The resources of the wire as functions of the server's state (ECFS 22Q1, keyed form)."""
