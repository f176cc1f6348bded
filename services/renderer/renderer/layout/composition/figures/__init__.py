"""Primitives that are figures: tables, charts, trees, maps."""

from collections.abc import Mapping

from deck_documents.parts import Part
from renderer.layout.composition.primitive import LayOut

FIGURES: Mapping[type[Part], LayOut] = {}
