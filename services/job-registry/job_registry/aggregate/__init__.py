"""The job as one thing: row, tasks, artifacts and timeline are read, begun and changed together here."""
