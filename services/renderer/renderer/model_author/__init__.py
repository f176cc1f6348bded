"""An author that is a language model: it plans what the built-in author would plan, and is held to the same rules."""
