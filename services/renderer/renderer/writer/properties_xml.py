"""Document properties: core, extended and custom."""

import datetime as dt
from xml.sax.saxutils import escape

from renderer.scene import PAGE_HEIGHT_PT, PAGE_WIDTH_PT, PropertyValue, Scene
from renderer.writer.markup import attribute
from renderer.writer.slide_xml import DECLARATION

_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The file must depend on the document alone, so it was always made at the same moment.
_LARGEST_INTEGER = 2**31
_MADE = "2000-01-01T00:00:00Z"


def core_xml(scene: Scene) -> str:
    """Title, language and fixed dates."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(scene.title)}</dc:title><dc:creator>{escape(scene.author)}</dc:creator><dc:language>{scene.language}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:modified></cp:coreProperties>'
    )


def extended_xml(scene: Scene) -> str:
    """What made the file, and how many slides it has."""
    notes = sum(bool(page.notes) for page in scene.pages)
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>Deckmill</Application><PresentationFormat>{_format(scene)}</PresentationFormat>"
        f"<Slides>{len(scene.pages)}</Slides><Notes>{notes}</Notes></Properties>"
    )


def _format(scene: Scene) -> str:
    return "Widescreen" if scene.size == (PAGE_WIDTH_PT, PAGE_HEIGHT_PT) else "Custom"


def custom_xml(scene: Scene) -> str:
    """The custom properties, in their order."""
    rows = "".join(
        f'<property fmtid="{_FORMAT}" pid="{pid}" name="{attribute(name)}">{_typed(value)}</property>'
        for pid, (name, value) in enumerate(scene.properties.items(), 2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        f' xmlns:vt="{_TYPES}">{rows}</Properties>'
    )


def _typed(value: PropertyValue) -> str:
    match value:
        case bool():
            return f"<vt:bool>{str(value).lower()}</vt:bool>"
        case int() if abs(value) < _LARGEST_INTEGER:
            return f"<vt:i4>{value}</vt:i4>"
        case int() | float():
            return f"<vt:r8>{float(value)!r}</vt:r8>"
        case dt.datetime():
            return f"<vt:filetime>{value:%Y-%m-%dT%H:%M:%SZ}</vt:filetime>"
        case _:
            return f"<vt:lpwstr>{escape(value)}</vt:lpwstr>"
