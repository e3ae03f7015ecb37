"""The RI resources that the agent's client needs: RMI contacts and agents, DPI entries."""
