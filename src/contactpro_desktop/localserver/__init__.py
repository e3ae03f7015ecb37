"""The local Contact PRO server: router (pure), storage, ECFS and RI endpoints, visitor page."""
