"""A circle filled by quarters."""

from renderer.deck.blocks.figures import HarveyBall
from renderer.layout.composition.primitives.scaling import half
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Line, Shape
from renderer.typesetting.terms import term

_LARGEST_BALL, _STROKE = 72.0, 1.5
_BESIDE, _GAP = 1.7, 6.0
_BALL_SHARE = 0.62
_LARGEST, _FLOOR = 16.0, 9.0
_TURN, _TOP = 21_600_000, 16_200_000


def harvey_ball(sheet: Sheet, content: HarveyBall, area: Rect, path: str) -> None:
    """Native shapes that say how full the circle is; the label stands beside it, or below where that is wider."""
    if not content.label:
        side = min(area.width, area.height, _LARGEST_BALL)
        _ball(sheet, content, _centred(area, side))
    elif area.width >= area.height * _BESIDE:
        _beside(sheet, content, content.label, area, path)
    else:
        _below(sheet, content, content.label, area, path)


def _beside(sheet: Sheet, content: HarveyBall, label: str, area: Rect, path: str) -> None:
    side = min(area.height, area.width * 0.4, _LARGEST_BALL)
    _ball(sheet, content, Rect(area.x, area.y + (area.height - side) / 2, side, side))
    line = [paragraph(label, _size(side), floor=_FLOOR)]
    sheet.text(area.inset(side + _GAP, 0, 0, 0), line, path=f"{path}.label", anchor="ctr", builds=True)


def _below(sheet: Sheet, content: HarveyBall, label: str, area: Rect, path: str) -> None:
    side = min(area.width, area.height * _BALL_SHARE, _LARGEST_BALL)
    room = max(area.height - side - _GAP, 1.0)
    line = [paragraph(label, _size(side), floor=_FLOOR, align="ctr")]
    fitted = sheet.type.fit(line, area.width, room)
    height = min(fitted.measured.height + 1, room)
    top = area.y + (area.height - side - _GAP - height) / 2
    _ball(sheet, content, _centred(Rect(area.x, top, area.width, side), side))
    words = Rect(area.x, top + side + _GAP, area.width, height)
    sheet.text(words, line, fitted=fitted, path=f"{path}.label", builds=True)


def _centred(area: Rect, side: float) -> Rect:
    return Rect(area.x + (area.width - side) / 2, area.y + (area.height - side) / 2, side, side)


def _size(side: float) -> float:
    return half(min(max(side * 0.36, _FLOOR + 1), _LARGEST))


def _ball(sheet: Sheet, content: HarveyBall, box: Rect) -> None:
    mark = sheet.theme.mark
    box = box.inset(*[_STROKE / 2] * 4)
    sheet.add(
        Shape(
            box.frame(),
            sheet.name(),
            fill=mark if content.filled == 4 else "bg1",
            line=Line(mark, _STROKE),
            geometry="ellipse",
            description=term("quarters filled", sheet.language, filled=content.filled),
        )
    )
    if 0 < content.filled < 4:
        end = (_TOP + content.filled * _TURN // 4) % _TURN
        slice_ = Shape(
            frame=box.frame(),
            name=sheet.name(),
            decorative=True,
            geometry="pie",
            adjustments=(("adj1", _TOP), ("adj2", end)),
            fill=mark,
        )
        sheet.add(slice_)
