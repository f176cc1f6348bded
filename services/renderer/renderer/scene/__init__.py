"""What a deck looks like: pages of positioned, styled elements. Frames are in EMU, type sizes and gaps in pt."""

from renderer.scene.charts import Chart
from renderer.scene.connectors import Connector
from renderer.scene.masters import Blueprint, LayoutPage, MasterPage, TextStyle
from renderer.scene.media import Photo, Recording
from renderer.scene.pages import PAGE_HEIGHT_PT, PAGE_WIDTH_PT, Layout, Page, Scene, Section, Transition
from renderer.scene.paint import Camera, Effects, Fill, Gradient, Line, Pattern, Picture, Shadow, Solid, plain_line
from renderer.scene.shapes import (
    EMU_PER_PT,
    UPRIGHT,
    Element,
    Frame,
    Freeform,
    Group,
    Inherited,
    Placeholder,
    Shape,
    Turn,
    nested,
)
from renderer.scene.tables import Borders, Cell, Table, under
from renderer.scene.text import POINT, Align, Anchor, Bullet, Insets, Link, Paragraph, Run, TextBody

__all__ = [
    "EMU_PER_PT",
    "PAGE_HEIGHT_PT",
    "PAGE_WIDTH_PT",
    "POINT",
    "UPRIGHT",
    "Align",
    "Anchor",
    "Blueprint",
    "Borders",
    "Bullet",
    "Camera",
    "Cell",
    "Chart",
    "Connector",
    "Effects",
    "Element",
    "Fill",
    "Frame",
    "Freeform",
    "Gradient",
    "Group",
    "Inherited",
    "Insets",
    "Layout",
    "LayoutPage",
    "Line",
    "Link",
    "MasterPage",
    "Page",
    "Paragraph",
    "Pattern",
    "Photo",
    "Picture",
    "Placeholder",
    "Recording",
    "Run",
    "Scene",
    "Section",
    "Shadow",
    "Shape",
    "Solid",
    "Table",
    "TextBody",
    "TextStyle",
    "Transition",
    "Turn",
    "nested",
    "plain_line",
    "under",
]
