"""The RI interfaces: monitoring, directory, contacts, configuration and tasks, as plain HTTP."""
