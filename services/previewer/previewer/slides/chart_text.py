"""How the text of a chart is set."""

from lxml.etree import SubElement, _Element

from deck_presentation.names import A, C

_BEFORE = ("chart", "spPr")
"""What stands before the properties of text in a `c:chartSpace`."""


def require_text_properties(chart: _Element) -> None:
    """Have a `c:chartSpace` say how its text is set: all of it takes from there what it does not say itself."""
    if chart.find(f"{C}txPr") is None and chart.find(f"{C}chart") is not None:
        text = SubElement(chart, f"{C}txPr")
        for name in ("bodyPr", "lstStyle"):
            SubElement(text, f"{A}{name}")
        SubElement(SubElement(SubElement(text, f"{A}p"), f"{A}pPr"), f"{A}defRPr")
        before = [each for name in _BEFORE for each in chart.findall(f"{C}{name}")]
        before[-1].addnext(text)
