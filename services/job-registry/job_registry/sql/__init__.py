"""The database: its tables, how it is opened and migrated, and how verbs run in it."""
