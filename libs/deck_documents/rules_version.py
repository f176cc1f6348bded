"""Which edition of the rules documents are checked by."""

RULES_VERSION = "11"
"""Raised whenever a document that passes the rules today might not have passed them before, or the other way round.

The job of a document records the version that passed it; who meets the document later with the same version may trust
it, and checks it again otherwise.
"""
