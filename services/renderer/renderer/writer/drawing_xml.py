"""PresentationML for the elements of `renderer.scene.drawing`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from renderer.scene import EMU_PER_PT, Chart, Frame, Placed, Placeholder
from renderer.scene.drawing import Drawing, Grid, Group, Link, Photo, Recording, Turn, Wire
from renderer.writer.effects_xml import effects_xml
from renderer.writer.freeform_xml import freeform_xml
from renderer.writer.grid_xml import grid_xml
from renderer.writer.links import Links
from renderer.writer.paint_xml import angle_xml, blip_xml, line_xml, paint_xml
from renderer.writer.rich_text_xml import body_xml, click_xml
from renderer.writer.shapes_xml import chart_xml, graphic_frame, non_visual
from renderer.writer.timing.recording_xml import PLAY_CLICK, recording_xml
from renderer.writer.wire_xml import wire_geometry, wire_transform

_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_CORNER = 1 - 0.5**0.5


@dataclass(frozen=True, slots=True)
class DrawingWriter:
    """Writes the elements of one slide; `ids` and `charts` know shapes' ids and charts' relationships by name."""

    ids: Mapping[str, int]
    links: Links
    language: str
    charts: Mapping[str, str]

    def xml(self, element: Placed) -> str:
        """The element, with everything in it."""
        match element:
            case Drawing():
                return self._drawing(element)
            case Photo():
                return self._photo(element)
            case Grid():
                table = (
                    f'<a:graphicData uri="{_TABLE_URI}">{grid_xml(element, self.links, self.language)}</a:graphicData>'
                )
                frame = graphic_frame(element.frame, self._identity(element), f"<a:graphic>{table}</a:graphic>")
                return _filling(frame, element.placeholder)
            case Wire():
                return self._wire(element)
            case Group():
                return self._group(element)
            case Chart():
                return chart_xml(element, self.ids[element.name], self.charts[element.name])
            case _:
                raise TypeError(type(element))

    def _identity(self, element: Placed, link: Link | None = None, *, plays: bool = False) -> str:
        return non_visual(
            self.ids[element.name],
            element.name,
            element.description,
            decorative=element.decorative,
            click=PLAY_CLICK if plays else click_xml(link, self.links),
        )

    def _drawing(self, drawing: Drawing) -> str:
        corner = drawing.radius * _CORNER if drawing.geometry == "roundRect" else 0.0
        text = body_xml(drawing.body, self.links, self.language, corner) if drawing.body else ""
        alone = drawing.geometry == "rect" and drawing.fill is None and drawing.line is None
        text_box = ' txBox="1"' if alone and text and drawing.placeholder is None else ""
        locks = _locks("spLocks", ("noGrp",) if drawing.placeholder else (), drawing.locks)
        return (
            f"<p:sp><p:nvSpPr>{self._identity(drawing, drawing.link)}<p:cNvSpPr{text_box}>{locks}</p:cNvSpPr>"
            f"<p:nvPr>{_placeholder(drawing.placeholder)}</p:nvPr></p:nvSpPr><p:spPr>"
            f"{_transform(drawing.frame, drawing.turn)}{_outline_of(drawing)}"
            f"{paint_xml(drawing.fill, self.links)}{line_xml(drawing.line)}{effects_xml(drawing.effects)}"
            f"</p:spPr>{text}</p:sp>"
        )

    def _photo(self, photo: Photo) -> str:
        geometry = _geometry("roundRect" if photo.radius else "rect", photo.radius, photo.frame)
        return (
            f"<p:pic><p:nvPicPr>{self._identity(photo, photo.link, plays=isinstance(photo, Recording))}"
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
            f"<p:nvPr>{_placeholder(photo.placeholder)}{recording_xml(photo, self.links)}</p:nvPr></p:nvPicPr>"
            f"<p:blipFill>{blip_xml(photo.picture, self.links)}</p:blipFill>"
            f"<p:spPr>{_transform(photo.frame, photo.turn)}{geometry}"
            f"{line_xml(photo.line)}{effects_xml(photo.effects)}</p:spPr></p:pic>"
        )

    def _wire(self, wire: Wire) -> str:
        ends = f'<a:headEnd type="{wire.arrow_start}"/>' if wire.arrow_start else ""
        ends += f'<a:tailEnd type="{wire.arrow_end}"/>' if wire.arrow_end else ""
        glue = ""
        for tag, target in (("stCxn", wire.glue_start), ("endCxn", wire.glue_end)):
            if target:
                glue += f'<a:{tag} id="{self.ids[target[0]]}" idx="{target[1]}"/>'
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{self._identity(wire)}<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{wire_transform(wire)}{wire_geometry(wire)}"
            f"{line_xml(wire.line, ends=ends)}</p:spPr></p:cxnSp>"
        )

    def _group(self, group: Group) -> str:
        place = _place(group.frame) + _place(group.frame, "chOff", "chExt")
        return (
            f"<p:grpSp><p:nvGrpSpPr>{self._identity(group)}"
            f"<p:cNvGrpSpPr>{_locks('grpSpLocks', group.locks)}</p:cNvGrpSpPr><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm{_turned(group.turn)}>{place}</a:xfrm></p:grpSpPr>"
            f"{''.join(self.xml(element) for element in group.elements)}</p:grpSp>"
        )


def _filling(frame: str, placeholder: Placeholder | None) -> str:
    return frame.replace("<p:nvPr/>", f"<p:nvPr>{_placeholder(placeholder)}</p:nvPr>", 1) if placeholder else frame


def _placeholder(placeholder: Placeholder | None) -> str:
    if placeholder is None:
        return ""
    size = ' sz="quarter"' if placeholder.kind in {"sldNum", "ftr"} else ""
    idx = f' idx="{placeholder.idx}"' if placeholder.idx is not None else ""
    return f'<p:ph type="{placeholder.kind}"{size}{idx}/>'


def _locks(tag: str, *names: tuple[str, ...]) -> str:
    listed = "".join(f' {name}="1"' for group in names for name in group)
    return f"<a:{tag}{listed}/>" if listed else ""


def _outline_of(drawing: Drawing) -> str:
    if drawing.path is None:
        return _geometry(drawing.geometry, drawing.radius, drawing.frame, drawing.adjustments)
    return freeform_xml(drawing.path)


def _transform(frame: Frame, turn: Turn) -> str:
    return f"<a:xfrm{_turned(turn)}>{_place(frame)}</a:xfrm>"


def _turned(turn: Turn) -> str:
    rotation = f' rot="{angle_xml(turn.rotation)}"' if turn.rotation % 360 else ""
    return rotation + (' flipH="1"' if turn.flip_h else "") + (' flipV="1"' if turn.flip_v else "")


def _place(frame: Frame, offset: str = "off", extent: str = "ext") -> str:
    return f'<a:{offset} x="{frame.x}" y="{frame.y}"/><a:{extent} cx="{frame.width}" cy="{frame.height}"/>'


def _geometry(preset: str, radius: float, frame: Frame, values: Iterable[tuple[str, int]] = ()) -> str:
    adjust = "".join(f'<a:gd name="{name}" fmla="val {value}"/>' for name, value in values)
    if preset == "roundRect":
        side = max(min(frame.width, frame.height), 1)
        adjust = f'<a:gd name="adj" fmla="val {min(round(radius * EMU_PER_PT / side * 100_000), 50_000)}"/>'
    return f'<a:prstGeom prst="{preset}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'
