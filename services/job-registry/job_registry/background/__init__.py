"""What runs beside the server: the reaper, the relay, the wake-ups, the sweeper, and what listens to other replicas."""
