"""Validates a deck in LibreOffice: opens it, prints it, saves a copy, and compares the copy with the deck."""
