"""Puts the parts of a presentation into one zip, always in the same order and with the same dates."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

from renderer.media.recordings import RECORDINGS
from renderer.scene import EMU_PER_PT, Blueprint, Chart, MasterPage, Page, Scene
from renderer.writer.charts.chart_xml import chart_parts
from renderer.writer.comments_xml import Authors
from renderer.writer.links import Links
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup
from renderer.writer.master_xml import (
    default_text_style,
    layout_xml,
    layouts_of,
    master_xml,
    notes_master_xml,
    plain_blueprint,
    theme_xml,
)
from renderer.writer.own_masters_xml import master_id, own_layout_xml, own_master_xml
from renderer.writer.presentation_xml import custom_shows_xml, printing_xml, sections_xml
from renderer.writer.properties_xml import core_xml, custom_xml, extended_xml
from renderer.writer.slide_xml import DECLARATION, NAMESPACES, charts_of, notes_xml, slide_xml

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = markup("http://schemas.openxmlformats.org/package/2006/relationships")
_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
_LAYOUT_TYPE = f"{_PRESENTATION}.slideLayout+xml"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_FIRST_SLIDE_ID = 256
_WORKBOOK = "Microsoft_Excel_Sheet"
_PICTURES = {
    **{kind: f"image/{kind}" for kind in ("png", "jpeg", "gif", "bmp", "tiff")},
    "svg": "image/svg+xml",
}
_XML = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
# Parts of these kinds are typed by their extension.
_MEDIA = {"xlsx": f"{_OFFICE_TYPE}.spreadsheetml.sheet", **_PICTURES, **RECORDINGS}
_MEDIA_KIND = "http://schemas.microsoft.com/office/2007/relationships/media"


@dataclass(slots=True)
class _Parts:
    """Parts by name, their content types, and who refers to whom."""

    data: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    named: dict[str, list[Markup]] = field(default_factory=dict)

    def add(self, name: str, content: Markup | bytes, content_type: str) -> None:
        self.data[name] = content.encode() if isinstance(content, str) else content
        self.types[name] = content_type

    def relate(self, source: str, kind: str, target: str) -> str:
        """Relate `source` to `target` (as written in the relationship) and return the new id."""
        related = self.relations.setdefault(source, [])
        related.append((kind if kind.startswith("http") else f"{_OFFICE}/{kind}", target))
        return f"rId{len(related)}"

    def relate_as(self, source: str, identity: str, kind: str, target: str, *, external: bool = False) -> None:
        """Relate `source` to `target` by an id that was given out before; an external target is an address."""
        mode = markup(' TargetMode="External"') if external else NOTHING
        kind = kind if kind.startswith("http") else f"{_OFFICE}/{kind}"
        self.named.setdefault(source, []).append(
            markup(
                '<Relationship Id="%s" Type="%s" Target="%s"%s/>',
                attribute(identity),
                attribute(kind),
                attribute(target),
                mode,
            )
        )


def write_pptx(scene: Scene) -> bytes:
    """The PowerPoint file of `scene`. The same scene gives the same bytes."""
    parts = _Parts()
    _root(parts, scene)
    _masters(parts, scene)
    authors = Authors()
    slides = [_slide(parts, scene, page, number, authors) for number, page in enumerate(scene.pages, 1)]
    _presentation(parts, scene, slides, authors)
    return _zipped(parts)


def _root(parts: _Parts, scene: Scene) -> None:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    parts.add("docProps/core.xml", core_xml(scene), "application/vnd.openxmlformats-package.core-properties+xml")
    parts.add("docProps/app.xml", extended_xml(scene), f"{_OFFICE_TYPE}.extended-properties+xml")
    parts.add("docProps/custom.xml", custom_xml(scene), f"{_OFFICE_TYPE}.custom-properties+xml")
    parts.relate("", "officeDocument", "ppt/presentation.xml")
    parts.relate("", core, "docProps/core.xml")
    parts.relate("", "extended-properties", "docProps/app.xml")
    parts.relate("", "custom-properties", "docProps/custom.xml")


def _masters(parts: _Parts, scene: Scene) -> None:
    parts.add("ppt/theme/theme1.xml", theme_xml(scene.theme), f"{_OFFICE_TYPE}.theme+xml")
    master = "ppt/slideMasters/slideMaster1.xml"
    blueprint = _blueprint(scene)
    parts.add(master, master_xml(blueprint), f"{_PRESENTATION}.slideMaster+xml")
    for number, key in enumerate(layouts_of(blueprint), 1):
        layout = f"ppt/slideLayouts/slideLayout{number}.xml"
        parts.add(layout, layout_xml(key, blueprint), f"{_PRESENTATION}.slideLayout+xml")
        parts.relate(layout, "slideMaster", "../slideMasters/slideMaster1.xml")
        parts.relate(master, "slideLayout", f"../slideLayouts/slideLayout{number}.xml")
    parts.relate(master, "theme", "../theme/theme1.xml")
    for number, own in enumerate(scene.masters):
        _own_master(parts, scene, own, number)
    if any(page.notes for page in scene.pages):
        notes_master = "ppt/notesMasters/notesMaster1.xml"
        parts.add("ppt/theme/theme2.xml", theme_xml(scene.theme), f"{_OFFICE_TYPE}.theme+xml")
        parts.add(notes_master, notes_master_xml(), f"{_PRESENTATION}.notesMaster+xml")
        parts.relate(notes_master, "theme", "../theme/theme2.xml")


def _blueprint(scene: Scene) -> Blueprint:
    return scene.blueprint or plain_blueprint(scene.size)


def _own_master(parts: _Parts, scene: Scene, master: MasterPage, number: int) -> None:
    """A master of the document; its files are numbered after ours and the theme of the notes."""
    name, theme = f"ppt/slideMasters/slideMaster{number + 2}.xml", f"ppt/theme/theme{number + 3}.xml"
    links = Links()
    parts.add(theme, theme_xml(scene.theme), f"{_OFFICE_TYPE}.theme+xml")
    parts.add(name, own_master_xml(master, number, links, scene.language), f"{_PRESENTATION}.slideMaster+xml")
    for page, layout in zip(master.layouts, _own_layouts(scene, number), strict=True):
        own = Links()
        parts.add(f"ppt/slideLayouts/{layout}", own_layout_xml(page, own, scene.language), _LAYOUT_TYPE)
        parts.relate(f"ppt/slideLayouts/{layout}", "slideMaster", f"../slideMasters/slideMaster{number + 2}.xml")
        parts.relate(name, "slideLayout", f"../slideLayouts/{layout}")
        _links(parts, own, f"ppt/slideLayouts/{layout}")
    parts.relate(name, "theme", f"../theme/theme{number + 3}.xml")
    _links(parts, links, name)


def _own_layouts(scene: Scene, number: int) -> list[str]:
    """The files of the layouts of a master of the document."""
    first = len(layouts_of(_blueprint(scene))) + 1 + sum(len(master.layouts) for master in scene.masters[:number])
    return [f"slideLayout{first + index}.xml" for index in range(len(scene.masters[number].layouts))]


def _slide(parts: _Parts, scene: Scene, page: Page, number: int, authors: Authors) -> str:
    name = f"ppt/slides/slide{number}.xml"
    links = Links()
    parts.add(name, slide_xml(page, scene.language, links), f"{_PRESENTATION}.slide+xml")
    layout = f"slideLayout{layouts_of(_blueprint(scene)).index(page.layout) + 1}.xml"
    if page.model:
        layout = _own_layouts(scene, page.model[0])[page.model[1]]
    parts.relate(name, "slideLayout", f"../slideLayouts/{layout}")
    for chart in charts_of(page):
        chart_number = 1 + sum(part.startswith("ppt/charts/") for part in parts.data)
        parts.relate(name, "chart", f"../charts/chart{chart_number}.xml")
        _chart(parts, chart, chart_number, scene.language)
    if page.notes:
        notes = f"ppt/notesSlides/notesSlide{number}.xml"
        notes_links = Links()
        parts.add(notes, notes_xml(page, scene.language, notes_links), f"{_PRESENTATION}.notesSlide+xml")
        parts.relate(notes, "notesMaster", "../notesMasters/notesMaster1.xml")
        parts.relate(notes, "slide", f"../slides/slide{number}.xml")
        parts.relate(name, "notesSlide", f"../notesSlides/notesSlide{number}.xml")
        _links(parts, notes_links, notes)
    if page.comments:
        comments = authors.comments_xml(page.comments)
        parts.add(f"ppt/comments/comment{number}.xml", comments, f"{_PRESENTATION}.comments+xml")
        parts.relate(name, "comments", f"../comments/comment{number}.xml")
    _links(parts, links, name)
    return f"slides/slide{number}.xml"


def _links(parts: _Parts, links: Links, slide: str) -> None:
    folder = "" if slide.startswith("ppt/slides/") else "../slides/"
    for (data, extension), identity in links.pictures.items():
        media = f"ppt/media/{hashlib.sha256(data).hexdigest()[:24]}.{extension}"
        parts.add(media, data, _PICTURES[extension])
        parts.relate_as(slide, identity, "image", f"../media/{media.rpartition('/')[2]}")
    for (kind, data, extension), (play, embed) in links.media_files.items():
        media = f"ppt/media/{hashlib.sha256(data).hexdigest()[:24]}.{extension}"
        parts.add(media, data, RECORDINGS[extension])
        parts.relate_as(slide, play, kind, f"../media/{media.rpartition('/')[2]}")
        parts.relate_as(slide, embed, _MEDIA_KIND, f"../media/{media.rpartition('/')[2]}")
    for address, identity in links.addresses.items():
        parts.relate_as(slide, identity, "hyperlink", address, external=True)
    for number, identity in links.slides.items():
        parts.relate_as(slide, identity, "slide", f"{folder}slide{number}.xml")


def _chart(parts: _Parts, chart: Chart, number: int, language: str) -> None:
    xml, workbook = chart_parts(chart, language)
    name = f"ppt/charts/chart{number}.xml"
    parts.add(name, xml, f"{_OFFICE_TYPE}.drawingml.chart+xml")
    parts.add(f"ppt/embeddings/{_WORKBOOK}{number}.xlsx", workbook, f"{_OFFICE_TYPE}.spreadsheetml.sheet")
    parts.relate(name, "package", f"../embeddings/{_WORKBOOK}{number}.xlsx")


def _presentation(parts: _Parts, scene: Scene, slides: list[str], authors: Authors) -> None:
    name = "ppt/presentation.xml"
    master = parts.relate(name, "slideMaster", "slideMasters/slideMaster1.xml")
    masters = joined(
        markup('<p:sldMasterId id="%s" r:id="%s"/>', master_id(number), attribute(rid))
        for number in range(len(scene.masters))
        if (rid := parts.relate(name, "slideMaster", f"slideMasters/slideMaster{number + 2}.xml"))
    )
    ids = [parts.relate(name, "slide", target) for target in slides]
    listed = joined(
        markup('<p:sldId id="%s" r:id="%s"/>', _FIRST_SLIDE_ID + n, attribute(rid)) for n, rid in enumerate(ids)
    )
    notes = NOTHING
    if "ppt/notesMasters/notesMaster1.xml" in parts.data:
        rid = parts.relate(name, "notesMaster", "notesMasters/notesMaster1.xml")
        notes = markup('<p:notesMasterIdLst><p:notesMasterId r:id="%s"/></p:notesMasterIdLst>', attribute(rid))
    printing = printing_xml(scene.show_settings.printing)
    for kind, tag, inner in (("presProps", "presentationPr", printing), ("viewProps", "viewPr", NOTHING)):
        content = markup("%s<p:%s %s>%s</p:%s>", DECLARATION, attribute(tag), NAMESPACES, inner, attribute(tag))
        parts.add(f"ppt/{kind}.xml", content, f"{_PRESENTATION}.{kind}+xml")
        parts.relate(name, kind, f"{kind}.xml")
    if authors.counts:
        parts.add("ppt/commentAuthors.xml", authors.xml(), f"{_PRESENTATION}.commentAuthors+xml")
        parts.relate(name, "commentAuthors", "commentAuthors.xml")
    styles = markup(
        '%s<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>',
        DECLARATION,
    )
    parts.add("ppt/tableStyles.xml", styles, f"{_PRESENTATION}.tableStyles+xml")
    parts.relate(name, "tableStyles", "tableStyles.xml")
    parts.relate(name, "theme", "theme/theme1.xml")
    size, notes_size = (
        markup('cx="%s" cy="%s"', *(round(length * EMU_PER_PT) for length in lengths))
        for lengths in (scene.size, scene.show_settings.notes_size)
    )
    xml = markup(
        '%s<p:presentation %s saveSubsetFonts="1">'
        '<p:sldMasterIdLst>%s<p:sldMasterId id="2147483648" r:id="%s"/>'
        "</p:sldMasterIdLst>%s<p:sldIdLst>%s</p:sldIdLst><p:sldSz %s/>"
        "<p:notesSz %s/>%s%s%s</p:presentation>",
        DECLARATION,
        NAMESPACES,
        masters,
        attribute(master),
        notes,
        listed,
        size,
        notes_size,
        custom_shows_xml(scene.show_settings.custom_shows, ids),
        default_text_style(),
        sections_xml(scene.sections, _FIRST_SLIDE_ID),
    )
    parts.add(name, xml, f"{_PRESENTATION}.presentation.main+xml")


def _zipped(parts: _Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        _store(archive, "[Content_Types].xml", _content_types(parts))
        _store(archive, "_rels/.rels", _relationships(parts.relations[""]))
        for name, data in parts.data.items():
            _store(archive, name, data)
            if name in parts.relations:
                folder, _, file = name.rpartition("/")
                rows = _relationships(parts.relations[name], parts.named.get(name, []))
                _store(archive, f"{folder}/_rels/{file}.rels", rows)
    return buffer.getvalue()


def _store(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _ZIP_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    archive.writestr(entry, data)


def _content_types(parts: _Parts) -> bytes:
    extensions = {name.rpartition(".")[2] for name in parts.types}
    defaults = joined(
        markup('<Default Extension="%s" ContentType="%s"/>', attribute(extension), attribute(kind))
        for extension, kind in (*_XML.items(), *_MEDIA.items())
        if extension in extensions or extension in _XML
    )
    overrides = joined(
        markup('<Override PartName="/%s" ContentType="%s"/>', attribute(name), attribute(kind))
        for name, kind in parts.types.items()
        if name.rpartition(".")[2] not in _MEDIA
    )
    return markup(
        '%s<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">%s%s</Types>',
        DECLARATION,
        defaults,
        overrides,
    ).encode()


def _relationships(related: list[tuple[str, str]], named: Sequence[Markup] = ()) -> bytes:
    rows = joined(
        markup('<Relationship Id="rId%s" Type="%s" Target="%s"/>', n, attribute(kind), attribute(target))
        for n, (kind, target) in enumerate(related, 1)
    )
    return markup(
        '%s<Relationships xmlns="%s">%s%s</Relationships>', DECLARATION, _PACKAGE, rows, joined(named)
    ).encode()
