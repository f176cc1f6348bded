"""Document properties: core, extended and custom."""

import datetime as dt

from renderer.scene import PAGE_HEIGHT_PT, PAGE_WIDTH_PT, PropertyValue, Scene
from renderer.writer.markup import Markup, attribute, escape, joined, markup
from renderer.writer.slide_xml import DECLARATION

_FORMAT = markup("{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
_TYPES = markup("http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes")
# The file must depend on the document alone, so it was always made at the same moment.
_LARGEST_INTEGER = 2**31
_MADE = markup("2000-01-01T00:00:00Z")


def core_xml(scene: Scene) -> Markup:
    """Title, language and fixed dates."""
    return markup(
        '%s<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properti'
        'es" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>%s</dc:title><dc:creator>%s</dc:creator><dc:language>%s</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified></cp:coreProperties>',
        DECLARATION,
        escape(scene.title),
        escape(scene.author),
        attribute(scene.language),
        _MADE,
        _MADE,
    )


def extended_xml(scene: Scene) -> Markup:
    """What made the file, and how many slides it has."""
    notes = sum(bool(page.notes) for page in scene.pages)
    return markup(
        '%s<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Deckmill</Application><PresentationFormat>%s</PresentationFormat>"
        "<Slides>%s</Slides><Notes>%s</Notes></Properties>",
        DECLARATION,
        escape(_format(scene)),
        len(scene.pages),
        notes,
    )


def _format(scene: Scene) -> str:
    return "Widescreen" if scene.size == (PAGE_WIDTH_PT, PAGE_HEIGHT_PT) else "Custom"


def custom_xml(scene: Scene) -> Markup:
    """The custom properties, in their order."""
    rows = joined(
        markup('<property fmtid="%s" pid="%s" name="%s">%s</property>', _FORMAT, pid, attribute(name), _typed(value))
        for pid, (name, value) in enumerate(scene.properties.items(), 2)
    )
    return markup(
        '%s<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="%s">%s</Properties>',
        DECLARATION,
        _TYPES,
        rows,
    )


def _typed(value: PropertyValue) -> Markup:
    match value:
        case bool():
            return markup("<vt:bool>%s</vt:bool>", attribute(str(value).lower()))
        case int() if abs(value) < _LARGEST_INTEGER:
            return markup("<vt:i4>%s</vt:i4>", value)
        case int() | float():
            return markup("<vt:r8>%s</vt:r8>", attribute(f"{float(value)!r}"))
        case dt.datetime():
            return markup("<vt:filetime>%s</vt:filetime>", attribute(f"{value:%Y-%m-%dT%H:%M:%SZ}"))
        case _:
            return markup("<vt:lpwstr>%s</vt:lpwstr>", escape(value))
