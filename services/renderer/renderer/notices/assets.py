"""Findings about pictures and recordings."""

from deck_domain.findings import Family, Finding, Impact


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
        recommended_action="Send the picture inside the document, as data:image/png;base64,....",
    )
