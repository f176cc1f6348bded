"""The verbs of jobs: create, retry, cancel, delete, list."""
