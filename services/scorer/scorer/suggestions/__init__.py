"""Suggests how a document may be changed so that a finding goes away: JSON patches (RFC 6902), which nobody applies."""
