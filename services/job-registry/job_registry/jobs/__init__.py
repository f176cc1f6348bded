"""The verbs of jobs, and the one way to change a job."""
