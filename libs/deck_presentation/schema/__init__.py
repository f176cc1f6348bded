"""What may be written in DrawingML, PresentationML and charts: tables of elements, attributes and values.

`find_violations` holds a part against them.
"""

from deck_presentation.schema.checking import Violation, find_violations

__all__ = ["Violation", "find_violations"]
