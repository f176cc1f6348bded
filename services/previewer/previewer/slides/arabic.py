"""Arabic words in charts are drawn in fonts that LibreOffice cannot stretch: see `deck_fonts.unstretched`."""

import re

from lxml.etree import SubElement, _Element

from deck_fonts.unstretched import UNSTRETCHED
from deck_presentation.names import A
from previewer.slides.chart_text import require_text_properties

_USUAL = "Noto Sans Arabic"
_LETTER = re.compile("[\u0600-\u063f\u0641-\u06ff\u0750-\u077f]")
_LEAD_BYTES = tuple(bytes([lead]) for lead in range(0xD8, 0xDE))
"""What all of these letters begin with in UTF-8."""
_STROKE = "\u0640"
_BEHIND = {f"{A}{name}" for name in ("sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst")}


def may_be_arabic(data: bytes) -> bool:
    """Whether a chart part is worth reading for Arabic words."""
    return any(lead in data for lead in _LEAD_BYTES)


def keep_unstretched(chart: _Element) -> bool:
    """Name such a font for complex scripts in all text of a `c:chartSpace`; says whether anything changed.

    Charts with strokes that their author wrote keep their fonts, since these have none.
    """
    text = "".join(map(str, chart.itertext()))
    if _STROKE in text or not _LETTER.search(text):
        return False
    require_text_properties(chart)
    for properties in chart.iter(f"{A}defRPr", f"{A}rPr", f"{A}endParaRPr"):
        font = properties.find(f"{A}cs")
        if font is None:
            font = SubElement(properties, f"{A}cs")
            behind = next((each for each in properties if each.tag in _BEHIND), None)
            if behind is not None:
                behind.addprevious(font)
        font.set("typeface", UNSTRETCHED.get(font.get("typeface", _USUAL), UNSTRETCHED[_USUAL]))
    return True
