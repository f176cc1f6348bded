"""Reads any deck and says honestly what is wrong with it."""
