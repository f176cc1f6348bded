"""How files begin."""

SVG = rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE|(?:[\w.-]+:)?svg)|\xff\xfe<\x00|\xfe\xff\x00<"
"""A pattern of the first bytes of an SVG drawing, in UTF-8 or, as XML allows, in UTF-16."""
