"""The sign of a change beside its figure: where it goes is its shape, whether that is good its colour.

More waiting patients are no good news, and lower costs no bad ones: only the document knows, and says it as a tone.
"""

from dataclasses import replace

from renderer.deck.blocks.figures import Metric, Tone
from renderer.deck.slides.figures import Kpi
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Run
from renderer.typesetting.scripts import is_cjk
from renderer.typesetting.terms import term

_SIGNS = {"up": "\u25b2", "down": "\u25bc", "flat": "\u25ba"}
_SIGN_FONT, _EAST_ASIAN = "Arial", frozenset({"ja-JP", "ko-KR", "zh-CN"})
_ONWARDS_FROM_RIGHT = "\u25c4"
"""A flat trend where pages are read from the right: no script turns this sign round by itself."""
_OWN_SIGNS = tuple("▲△▴▵▼▽▾▿▶►◀◄↑↓→↗↘")
"""Arrows that a text may begin with: a sign of ours before one of these would be a second, or say the contrary."""
_COLORS: dict[Tone | None, str] = {"good": "accent3", "bad": "accent4"}
_SHARE = 0.45
"""The size of the sign of a trend, as a share of the size of its figure."""


def trend_sign(sheet: Sheet, trend: str | None) -> str:
    """The sign of `trend` (up, down, flat), which points where the page is read to; "" for any other."""
    if trend == "flat" and sheet.from_right:
        return _ONWARDS_FROM_RIGHT
    return _SIGNS.get(trend or "", "")


def change_words(sheet: Sheet, trend: str | None, delta: str | None) -> str:
    """What stands beside a figure: the sign of its trend before its change, unless that begins with an arrow itself."""
    delta = (delta or "").strip()
    sign = "" if delta.startswith(_OWN_SIGNS) else trend_sign(sheet, trend)
    return "  ".join(part for part in (sign, delta) if part)


def tone_color(tone: Tone | None) -> str:
    """The colour of a change; grey where the document does not say whether it is good."""
    return _COLORS.get(tone, "tx2")


def tone_note(sheet: Sheet, tone: Tone | None) -> str:
    """What people who do not see colours are told of a change, and what rules hold its colour against; "" for none."""
    return term(f"tone {tone}", sheet.language) if tone else ""


def with_sign(sheet: Sheet, figure: Paragraph, trend: str | None, color: str, floor: float) -> Paragraph:
    """`figure` followed by the sign of its trend."""
    sign = trend_sign(sheet, trend)
    if not sign:
        return figure
    size = max(round(figure.runs[0].size * _SHARE), floor)
    # In an East Asian font the sign is twice as large as in others, and which one it gets hangs on what is before it.
    typeface = _SIGN_FONT if is_cjk(figure.text) or sheet.language in _EAST_ASIAN else None
    # A no-break space: the sign never stands alone on a line of its own.
    return replace(
        figure, runs=(*figure.runs, Run(f"\u00a0{sign}", size, color, floor=floor, east_asian_typeface=typeface))
    )


def judge_tone(sheet: Sheet, figure: Kpi | Metric, path: str) -> None:
    """Say that a tone has nothing to colour: no sign of a trend, and no change in words."""
    if figure.tone and not trend_sign(sheet, figure.trend) and not getattr(figure, "delta", None):
        sheet.no_effect(f"{path}.tone", "A tone of a figure without a trend has no effect here.")
