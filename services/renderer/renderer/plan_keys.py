"""What a plan says beside its document."""

LANGUAGE = "language"
"""Where a plan has the language (BCP 47) of its brief, for slides whose own words do not tell it."""
LOOK = "look"
"""Where a plan has the theme that was read from a picture."""
