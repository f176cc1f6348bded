"""The renderer's settings."""

import os
from dataclasses import dataclass

from deck_domain.usage import MICRO
from deck_runtime.settings import ServiceSettings, SettingError, check_trusted, inner_hosts, setting
from renderer.media.rules import FetchRules, address_rules
from renderer.model_author.terms import Terms

_DEAREST = 10_000
"""Dollars for a million tokens."""


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
    model_url: str = setting(
        "",
        "address of a language model that speaks the OpenAI protocol, as `http://localhost:11434/v1`: it plans slides "
        "of briefs; empty leaves them to the author that is built in",
    )
    model: str = setting("", "name of that model")
    model_key: str = setting("", "key that is sent to it; empty sends none")
    model_sees: bool = setting(
        False,
        "whether the model looks at pictures: the first further round of a slide (`auto_iterations`) is then its "
        "answer to the picture of the slide",
    )
    model_places: int = setting(4, "briefs that a model works on at once", unit="slides")
    model_seconds: float = setting(60.0, "how long a model may take for one answer, all tries counted", unit="seconds")
    model_tries: int = setting(3, "how often one answer is asked for", unit="tries")
    model_prices: str = setting(
        "", "US dollars for a million tokens that the model reads and writes, as `0.15/0.60`; empty for a free one"
    )
    model_budget: float = setting(
        0.0,
        "US dollars that a model may cost for one plan of a slide, the review of its picture being another; beyond it "
        "the built-in author goes on; 0 for no limit",
        may_be_zero=True,
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

    def check(self) -> None:
        """As every service's; the model's besides. Raises SettingError."""
        ServiceSettings.check(self)  # a class with slots is made twice, and `super()` would mean the first
        if self.model_url and not self.model_url.startswith(("http://", "https://")):
            raise SettingError.of("model_url", "must begin with http:// or https://")
        if self.model_url and not self.model:
            raise SettingError.of("model_url", "needs DECKMILL_MODEL, the name of the model there, which is not set")
        self._prices()
        inner_hosts("fetch_inner_hosts", self.fetch_inner_hosts)
        check_trusted("fetch_ca_file", self.fetch_ca_file)

    def model_terms(self) -> Terms | None:
        """How a language model is reached; None without one. Raises SettingError."""
        if not self.model_url:
            return None
        price_in, price_out = self._prices()
        return Terms(
            self.model_url,
            self.model,
            self.model_key,
            self.model_seconds,
            self.model_tries,
            price_in,
            price_out,
            round(self.model_budget * MICRO),
            self.model_sees,
        )

    def _prices(self) -> tuple[int, int]:
        """Of a million tokens, in millionths of a dollar."""
        try:
            read, written = (float(part) for part in (self.model_prices or "0/0").split("/"))
        except ValueError:
            read = written = -1.0
        if not (0 <= read <= _DEAREST and 0 <= written <= _DEAREST):
            raise SettingError.of("model_prices", "must be two numbers of dollars, as 0.15/0.60")
        return round(read * MICRO), round(written * MICRO)

    def fetch_rules(self) -> FetchRules:
        """What the fetcher of pictures may do."""
        hosts = inner_hosts("fetch_inner_hosts", self.fetch_inner_hosts)
        return FetchRules(
            enabled=self.fetch_enabled,
            addresses=address_rules(*hosts, plain_http=self.fetch_plain_http),
            seconds=self.fetch_seconds,
            ca_file=self.fetch_ca_file,
        )
