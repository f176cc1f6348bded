"""Reading OOXML packages that may be hostile."""
