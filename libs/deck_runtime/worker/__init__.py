"""The worker loop and what it stands on: leases, stages and their failures, the parts of a worker service."""
