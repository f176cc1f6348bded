"""The slide types: one file for each."""
