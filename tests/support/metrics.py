"""What services of a scenario show to Prometheus."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from tests.support.stack import Scenario

SERVICES = ("gateway", "job-registry", "renderer", "previewer", "scorer")
_LOOK = 0.05


@dataclass(frozen=True, slots=True)
class Scrape:
    """One answer of one metrics endpoint."""

    samples: tuple[Sample, ...]
    families: frozenset[str]

    def sum(self, name: str, **labels: str) -> float:
        """The sum of the samples of a name that have these labels. Raises LookupError where there is none."""
        found = [each.value for each in self.samples if each.name == name and labels.items() <= each.labels.items()]
        if not found:
            raise LookupError(f"{name} {labels}")
        return sum(found)

    def names(self) -> set[str]:
        """The names of all metrics, also of those that have counted nothing yet."""
        return set(self.families)


async def scrape(stack: Scenario, service: str) -> Scrape:
    """What a service shows now."""
    address = (stack.data.run / f"{service}.metrics").read_text(encoding="utf-8").strip()
    text = (await stack.http.get(f"http://{address}/metrics")).raise_for_status().text
    families = list(text_string_to_metric_families(text))
    names = (f"{each.name}_total" if each.type == "counter" else each.name for each in families)
    return Scrape(tuple(sample for family in families for sample in family.samples), frozenset(names))


async def shows(stack: Scenario, service: str, check: Callable[[Scrape], bool], timeout: float = 30.0) -> Scrape:
    """What a service shows once it is as `check` wants it. Raises TimeoutError."""
    async with asyncio.timeout(timeout):
        while True:
            try:
                found = await scrape(stack, service)
                if check(found):
                    return found
            except LookupError:
                pass
            await asyncio.sleep(_LOOK)
