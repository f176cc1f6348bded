"""The only owner of job state and of keys."""
