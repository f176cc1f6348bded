"""Text formats of the documents: each pattern with the sentence that says how to write it."""

HEX_COLOR = r"^#[0-9A-Fa-f]{6}$"
ANY_HEX_COLOR = r"^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$"
PALETTE_COLOR = (
    r"^(?:#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})"
    r"|foreground|muted|faint|rule|surface|accent|accentInverse|accentSecondary)$"
)
THEME_COLOR = (
    r"^(?:#[0-9A-Fa-f]{6}|dk1|lt1|dk2|lt2|accent1|accent2|accent3|accent4|accent5|accent6|hlink|folHlink"
    r"|bg1|tx1|bg2|tx2)$"
)
LENGTH = r"^(?:auto|-?[0-9]+(?:\.[0-9]+)?%)$"
HYPERLINK = r"^(?:https?://|mailto:|tel:)[^\s]+$"
WEB_ADDRESS = r"^https?://[^\s]+$"
IMAGE_SOURCE = (
    r"^(?:https://[^\s]+|data:image/(?:png|jpeg|jpg|gif|webp|bmp|tiff|svg\+xml);base64,[A-Za-z0-9+/]+={0,2})$"
)
SVG_SOURCE = r"^(?:https://[^\s]+|data:image/svg\+xml;base64,[A-Za-z0-9+/]+={0,2})$"
VIDEO_SOURCE = r"^(?:https://[^\s]+|data:video/[a-z0-9.+-]+;base64,[A-Za-z0-9+/]+={0,2})$"
AUDIO_SOURCE = r"^(?:https://[^\s]+|data:audio/[a-z0-9.+-]+;base64,[A-Za-z0-9+/]+={0,2})$"
FONT_SOURCE = r"^(?:https://[^\s]+|data:(?:font|application)/[a-z0-9.+-]+;base64,[A-Za-z0-9+/]+={0,2})$"
LANGUAGE = r"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$"

HOW_TO_WRITE = {
    HEX_COLOR: "Write the colour as #RRGGBB.",
    ANY_HEX_COLOR: "Write the colour as #RGB, #RRGGBB or #RRGGBBAA.",
    PALETTE_COLOR: "Write the colour as #RGB, #RRGGBB or #RRGGBBAA, or name one of the palette, such as accent.",
    THEME_COLOR: "Write the colour as #RRGGBB, or name one of the theme, such as accent1, dk1 or tx2.",
    LENGTH: 'Give a number of px, a share such as "50%", or "auto".',
    HYPERLINK: "Give an address that starts with https://, http://, mailto: or tel:.",
    WEB_ADDRESS: "Give an address that starts with https:// or http://.",
    IMAGE_SOURCE: (
        "Give an https: address or a picture as data:image/png;base64,... (or jpeg, gif, webp, bmp, tiff, svg+xml)."
    ),
    SVG_SOURCE: "Give an https: address or data:image/svg+xml;base64,....",
    VIDEO_SOURCE: "Give an https: address or data:video/mp4;base64,....",
    AUDIO_SOURCE: "Give an https: address or data:audio/mpeg;base64,....",
    FONT_SOURCE: "Give an https: address or data:font/ttf;base64,....",
    LANGUAGE: "Give a language tag such as en, de-CH or zh-Hant.",
}
