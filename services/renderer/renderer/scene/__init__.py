"""What a deck looks like: pages of positioned, styled elements. Frames are in EMU, type sizes and gaps in pt."""

from renderer.scene.charts import Chart
from renderer.scene.elements import (
    EMU_PER_PT,
    Align,
    Anchor,
    BulletSign,
    Cell,
    Connector,
    Element,
    Frame,
    Paragraph,
    Placed,
    Placeholder,
    Run,
    Shape,
    Table,
)
from renderer.scene.masters import Blueprint, LayoutPage, MasterPage, TextStyle
from renderer.scene.pages import PAGE_HEIGHT_PT, PAGE_WIDTH_PT, Layout, Page, Scene, Section, Transition
from renderer.scene.paint import Line, plain_line

__all__ = [
    "EMU_PER_PT",
    "PAGE_HEIGHT_PT",
    "PAGE_WIDTH_PT",
    "Align",
    "Anchor",
    "Blueprint",
    "BulletSign",
    "Cell",
    "Chart",
    "Connector",
    "Element",
    "Frame",
    "Layout",
    "LayoutPage",
    "Line",
    "MasterPage",
    "Page",
    "Paragraph",
    "Placed",
    "Placeholder",
    "Run",
    "Scene",
    "Section",
    "Shape",
    "Table",
    "TextStyle",
    "Transition",
    "plain_line",
]
