"""Requests that wait: parked until a job is as they want it."""
