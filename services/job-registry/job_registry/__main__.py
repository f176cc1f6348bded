"""Wires and runs the job-registry."""

import gc

if __name__ == "__main__":
    gc.disable()  # nothing of what is imported is garbage; a service enables it when it begins

from functools import partial
from pathlib import Path

from deck_runtime.bus import Bus
from deck_runtime.documents.verdicts import VerdictKeys
from deck_runtime.grpc_options import DATABASE_PART
from deck_runtime.service import Service, run_service
from deck_runtime.store import keep_tidy, open_store
from job_registry import metrics
from job_registry.aggregate.read_job import find_job
from job_registry.background.deliver import Deliverer
from job_registry.background.reap import Reaper
from job_registry.background.relay import GATHER_ALONE, GATHER_SHARED, Relay
from job_registry.background.replicas import Replicas
from job_registry.background.sweep_objects import Sweeper
from job_registry.background.waits import record_waits
from job_registry.background.wake_ups import WakeUps
from job_registry.config import RegistrySettings
from job_registry.jobs.document_judge import DocumentJudge
from job_registry.jobs.totals import Totals
from job_registry.prepare_database import prepare_database
from job_registry.servicers.brand_pack_servicer import BrandPackServicer
from job_registry.servicers.caller_servicer import CallerServicer
from job_registry.servicers.job_servicer import JobServicer
from job_registry.servicers.key_servicer import KeyServicer
from job_registry.servicers.lease_servicer import LeaseServicer
from job_registry.servicers.link_servicer import LinkServicer
from job_registry.servicers.offer_services import offer_services
from job_registry.servicers.settings_servicer import SettingsServicer
from job_registry.servicers.theme_servicer import ThemeServicer
from job_registry.servicers.webhook_servicer import WebhookServicer
from job_registry.watching.watch_hub import WatchHub
from job_registry.webhooks.posting import Postman

NAME = "job-registry"
_PATIENCE = 3.0
"""Seconds of silence after which the store counts as away: fewer than a gateway waits for an answer."""


async def main(settings: RegistrySettings) -> None:
    """Serve until told to stop."""
    service = Service(NAME, settings)
    database, shared = await prepare_database(settings)
    bus = await Bus.connect(settings.nats_url, *settings.secrets(), replicas=settings.nats_replicas)
    store = open_store(settings.store_url, Path(settings.scratch_dir), patience=_PATIENCE)
    hub = WatchHub(lambda job_id: database.read(find_job, job_id))
    wake_ups, relay, replicas = (
        WakeUps(bus),
        Relay(database, bus, GATHER_SHARED if shared else GATHER_ALONE),
        Replicas(database, bus, hub),
    )
    documents = DocumentJudge(VerdictKeys(settings.verdict_secrets()), settings.document_children, store.scratch)
    sweeper = Sweeper(database, store, interval=settings.object_sweep, grace=settings.object_grace)
    reaper = Reaper(database, settings.terms, settings.sweep, settings.backoff, measures=bool(settings.metrics_listen))
    totals = Totals()
    postman = Postman(settings.posting_rules(), settings.file_links)
    deliverer = Deliverer(database, postman, settings.delivery_terms())
    for listener in (hub, wake_ups, relay, sweeper, totals, deliverer):
        database.on_commit(listener.committed)
    database.on_commit(metrics.count)
    database.on_commit(record_waits)
    for work in (
        wake_ups.run,
        relay.run,
        sweeper.run,
        reaper.run,
        deliverer.run,
        *((replicas.listen, replicas.poll) if shared else ()),
    ):
        service.beside(work)
    service.tell_apart(DATABASE_PART, lambda: database.trouble)
    callers = CallerServicer(database)
    service.recognise_callers(callers.find)
    offer_services(
        service,
        jobs=JobServicer(
            database,
            store,
            hub,
            settings.limits,
            judge=documents.judge,
            postman=postman,
            totals=totals,
            bookmark_every=settings.bookmark,
        ),
        keys=KeyServicer(database),
        callers=callers,
        leases=LeaseServicer(database, store, settings.terms, settings.backoff),
        webhooks=WebhookServicer(database, postman, deliverer.test),
        packs=BrandPackServicer(database, store, settings.limits),
        settings=SettingsServicer(database),
        themes=ThemeServicer(database),
        links=LinkServicer(database, settings.file_links),
    )
    service.beside(partial(keep_tidy, store))
    service.at_end(store.close)
    service.at_end(database.close)
    service.at_end(bus.close)
    service.at_end(documents.close)
    await service.run()


if __name__ == "__main__":
    run_service(NAME, RegistrySettings, main)
