"""Lines whose first clause leads: "Term: explanation" has its term bold."""

import re

from renderer.layout.grounds import Ground
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Run

_LEAD = re.compile(
    r"^(?P<lead>[^:\uff1a]{2,40}(?::(?!//)|\uff1a)|[^\u2013—]{2,40}(?=\s[\u2013—]\s))\s*(?P<rest>\S.*)$",
    re.DOTALL,
)


def led(sheet: Sheet, text: str, size: float, ground: Ground, floor: float) -> Paragraph:
    """`text` with what stands before its colon or dash bold, and the rest quiet; all bold where it has neither."""
    found = _LEAD.match(text)
    if not found or not found["lead"].strip():
        return sheet.paragraph(text, size, "heading", color=ground.ink, floor=floor)
    split = found.end("lead")
    lead = sheet.paragraph(text[:split], size, "heading", color=ground.ink, floor=floor)
    rest = sheet.paragraph(text[split:], size, color=ground.quiet, floor=floor)
    runs: tuple[Run, ...] = (*lead.runs, *rest.runs)
    return Paragraph(runs, line_spacing=max(lead.line_spacing, rest.line_spacing))
