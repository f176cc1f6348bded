"""What runs beside the server: the reaper, the relay, the bells, the sweeper, the ear for other replicas."""
