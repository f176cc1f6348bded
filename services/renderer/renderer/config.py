"""The renderer's settings."""

import os
from dataclasses import dataclass

from deck_runtime.settings import ServiceSettings, setting
from renderer.media.rules import FetchRules, address_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class RendererSettings(ServiceSettings):
    """What the renderer is told beside the rest."""

    renderer_children: int = setting(
        max(1, min(4, os.cpu_count() or 1)),
        "processes that make decks, and decks made at once",
        unit="processes",
        default="one for each core, at most 4",
    )
    sandbox_children: int = setting(
        1, "processes that run the code of slides, and pieces of code run at once", unit="processes"
    )
    render_seconds: float = setting(
        20.0, "how long making a deck may take; four fifths of it may be processor time", unit="seconds"
    )
    render_seconds_per_slide: float = setting(
        0.5, "how much longer it may take for each slide", unit="seconds", may_be_zero=True
    )
    template_seconds: float = setting(
        60.0,
        "how long compiling the template of a brand pack may take; four fifths of it may be processor time",
        unit="seconds",
    )
    fetch_enabled: bool = setting(True, "whether pictures that documents name by an https address are fetched")
    fetch_plain_http: bool = setting(False, "whether such an address may redirect to one that begins with http://")
    fetch_inner_hosts: tuple[str, ...] = setting(
        (), "hosts, as `host` or `host:port`, whose pictures are fetched though they have no public address"
    )
    fetch_seconds: float = setting(20.0, "how long fetching all pictures of one deck may take", unit="seconds")
    fetch_ca_file: str = setting(
        "", "file of certificates (PEM) that are trusted besides the system's when pictures are fetched"
    )

    def fetch_rules(self) -> FetchRules:
        """What the fetcher of pictures may do."""
        return FetchRules(
            enabled=self.fetch_enabled,
            addresses=address_rules(*map(str.lower, self.fetch_inner_hosts), plain_http=self.fetch_plain_http),
            seconds=self.fetch_seconds,
            ca_file=self.fetch_ca_file,
        )
