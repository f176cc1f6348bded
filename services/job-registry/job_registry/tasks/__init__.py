"""The verbs of tasks: claim, heartbeat, finish."""
