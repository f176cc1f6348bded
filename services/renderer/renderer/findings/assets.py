"""Findings about pictures and recordings."""

from collections.abc import Sequence

from deck_domain.findings import Family, Finding, Impact

_NAME = 40
"""Characters of a name that a message quotes."""


def missing_asset(slide_index: int, path: str, reason: str) -> Finding:
    """A picture or recording is not in the deck."""
    return Finding(
        rule="RND401",
        code="ASSET_MISSING",
        category="asset",
        family=Family.INTEGRITY,
        impact=Impact.ERROR,
        message=f"{reason}; a frame with its description stands in its place.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Check the address, or send the picture inside the document, as data:image/png;base64,....",
    )


def drawing_left_out(slide_index: int, path: str, reason: str) -> Finding:
    """The SVG form of a picture is not in the deck."""
    return Finding(
        rule="RND402",
        code="ASSET_MISSING",
        category="asset",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=f"{reason}; the picture in `src` is shown alone.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Send the drawing inside the document, as data:image/svg+xml;base64,....",
    )


def drawing_cleaned(slide_index: int | None, path: str, removed: Sequence[str]) -> Finding:
    """Parts of a drawing were taken out."""
    return Finding(
        rule="RND403",
        code="ASSET_CLEANED",
        category="asset",
        family=Family.INTEGRITY,
        impact=Impact.INFO,
        message=f"The SVG drawing is used without what acts or reaches out of it: {', '.join(removed[:8])}.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Export the drawing without scripts, animation and outside references.",
    )


def empty_picture(slide_index: int | None, path: str) -> Finding:
    """A picture that shows nothing."""
    return Finding(
        rule="RND406",
        code="ASSET_SHOWS_NOTHING",
        category="asset",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message="The picture shows nothing: all of it is transparent, or its drawing lies outside its own page.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Check the file, and of a drawing its `viewBox`, or leave the picture out.",
    )


def picture_cut_off(slide_index: int | None, path: str) -> Finding:
    """A picture whose file ends too soon."""
    return Finding(
        rule="RND408",
        code="ASSET_CUT_OFF",
        category="asset",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message="The file of the picture ends too soon: what is missing of it is shown in grey, or not at all.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Send the whole file.",
    )


def missing_logo(path: str, reason: str) -> Finding:
    """The logo of a deck is on none of its pages."""
    return Finding(
        rule="RND401",
        code="ASSET_MISSING",
        category="asset",
        family=Family.INTEGRITY,
        impact=Impact.ERROR,
        message=f"{reason}; no page shows the logo.",
        component_path=path,
        recommended_action="Check the address, or send the picture inside the document, as data:image/png;base64,....",
    )


def missing_poster(slide_index: int, path: str, reason: str) -> Finding:
    """The picture that stands for a recording is not in the deck."""
    return Finding(
        rule="RND404",
        code="ASSET_MISSING",
        category="asset",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=f"{reason}; a plain frame stands for the recording.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Check the address, or send the picture inside the document, as data:image/png;base64,....",
    )


def recording_left_out(slide_index: int, path: str, reason: str) -> Finding:
    """A film or sound is not in the deck."""
    return Finding(
        rule="RND405",
        code="CONTENT_NOT_CARRIED",
        category="asset",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=f"{reason}; its picture or a frame stands in its place.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Send it inside the document, as data:video/mp4;base64,... or data:audio/mpeg;base64,....",
    )


def unknown_icon(slide_index: int, path: str, name: str, nearest: tuple[str, ...]) -> Finding:
    """An icon of this name is not known, and none is drawn."""
    *firsts, last = nearest
    return Finding(
        rule="RND407",
        code="ICON_UNKNOWN",
        category="asset",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=f'There is no icon "{name[:_NAME]}", so none is drawn; the nearest are {", ".join(firsts)} and {last}.',
        slide_index=slide_index,
        component_path=path,
        recommended_action="Take one of those, or another name from the page of icons; or leave it out.",
    )
