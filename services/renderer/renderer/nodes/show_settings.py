"""How a document wants to be shown, printed and handed out."""

import datetime as dt
import re
from collections.abc import Iterator

from deck_documents.paper_document import PaperDocument
from deck_domain.findings import Finding
from renderer import findings
from renderer.scene import CustomShow, Printing, PropertyValue, ShowSettings

_WHAT = {"slides": "slides", "notes": "notes", "outline": "outline"}
_COLORS = {"color": "clr", "gray": "gray", "bw": "bw"}
_PORTRAIT = (540.0, 720.0)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?")
_SLIDES_ON_HANDOUT = 6


def show_settings_of(document: PaperDocument) -> ShowSettings:
    """Custom shows, printing, and the size of notes and handouts."""
    shows = tuple(
        CustomShow(show.name, tuple(number - 1 for number in show.slides))
        for show in document.custom_shows or ()
        if show.slides
    )
    return ShowSettings(shows, _printing(document), _notes_size(document))


def property_value(value: str | float | bool) -> PropertyValue:
    """A property as the file types it: whole numbers, and dates after ISO 8601, are told apart."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return value
    try:
        date = dt.datetime.fromisoformat(value)
    except ValueError:
        return value
    return date.astimezone(dt.UTC) if date.tzinfo else date


def show_findings(document: PaperDocument) -> Iterator[Finding]:
    """What of all this has no effect."""
    settings, handouts = document.print_settings, document.handout_layout
    if handouts and handouts.slides_per_page and settings and settings.what not in {None, "handouts"}:
        message = "`slidesPerPage`, while something else than handouts is printed, has no effect here."
        yield findings.deck_without_effect("handoutLayout.slidesPerPage", message)
    if handouts and handouts.orientation and document.notes_size:
        yield findings.deck_without_effect(
            "handoutLayout.orientation", "`orientation` beside `notesSize` has no effect here."
        )
    for index, show in enumerate(document.custom_shows or ()):
        if not show.slides:
            yield findings.deck_without_effect(
                f"customShows[{index}]", "A custom show without slides has no effect here."
            )
    if document.protection and document.protection.read_only_recommended:
        message = "The recommendation to open read-only cannot be carried into the PowerPoint file."
        yield findings.not_carried(None, "protection.readOnlyRecommended", message)


def _printing(document: PaperDocument) -> Printing | None:
    settings, handouts = document.print_settings, document.handout_layout
    slides = handouts.slides_per_page if handouts else None
    if settings is None:
        return Printing(what=f"handouts{slides}") if slides else None
    what = settings.what or ("handouts" if slides else None)
    return Printing(
        what=f"handouts{slides or _SLIDES_ON_HANDOUT}" if what == "handouts" else _WHAT.get(what or ""),
        colors=_COLORS.get(settings.color_mode or ""),
        frames=settings.frame_slides,
        fit=settings.scale_to_fit,
        hidden=settings.hidden_slides,
    )


def _notes_size(document: PaperDocument) -> tuple[float, float]:
    if document.notes_size:
        return document.notes_size.width, document.notes_size.height
    landscape = document.handout_layout is not None and document.handout_layout.orientation == "landscape"
    return _PORTRAIT[::-1] if landscape else _PORTRAIT
