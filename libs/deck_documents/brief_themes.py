"""The themes that `/v1` builds in: an id, a name, two colours, and the look that wears them."""

from dataclasses import dataclass

from deck_documents.theme_names import ThemeName


@dataclass(frozen=True, slots=True)
class BriefTheme:
    """A built-in theme; colours are #RRGGBB.

    `leading` is the one of `primary` and `accent` that leads in its look, whose pages are of the colour `ground`.
    """

    id: str
    name: str
    primary: str
    accent: str
    look: ThemeName
    leading: str
    ground: str = "#FFFFFF"


BRIEF_THEMES = {
    theme.id: theme
    for theme in (
        BriefTheme("consulting_blue", "Consulting blue", "#1E3A5F", "#E87722", "consulting", "#1E3A5F"),
        BriefTheme("consulting_dark", "Consulting dark", "#111827", "#F59E0B", "midnight", "#F59E0B", "#0D1528"),
        BriefTheme("consulting_light", "Consulting light", "#1E40AF", "#DC2626", "clear", "#1E40AF"),
        BriefTheme("corporate_blue", "Corporate blue", "#1F4E79", "#2E86C1", "default-navy", "#1F4E79"),
        BriefTheme("dark_executive", "Dark executive", "#0F172A", "#38BDF8", "dark-punch", "#38BDF8", "#14121C"),
        BriefTheme("corporate_formal", "Corporate formal", "#2C3E50", "#7F8C8D", "board", "#2C3E50"),
        BriefTheme("investor_pitch", "Investor pitch", "#4338CA", "#06B6D4", "editorial-wide", "#4338CA", "#F4F6F7"),
        BriefTheme("paper_serif", "Paper serif", "#7C2D12", "#B45309", "editorial-serif", "#7C2D12", "#FDFBF7"),
    )
}
"""By id; the first is the default."""
DEFAULT_BRIEF_THEME = next(iter(BRIEF_THEMES))
