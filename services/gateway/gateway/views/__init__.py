"""What clients are shown of jobs, keys and reports, over either API."""
