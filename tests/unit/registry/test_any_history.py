"""Whatever workers, clients and the reaper do in whatever order: the invariants hold after every step."""

import contextlib
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from deck_domain.errors import IllegalTransition, LeaseLost, NotFound
from deck_domain.job import Lease, StageFailure
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_domain.lifecycle import MAX_STRIKES, FailureCategory, JobState, Stage, TaskState, job_state
from deck_domain.stage_results import ScoreResult
from job_registry.aggregate.insert_job import insert_job
from job_registry.background.reap import expired_tasks, forgive_outage
from job_registry.jobs.end_job import cancel_job, delete_job
from job_registry.sql import job_tables, task_tables
from job_registry.sql.engines import open_engines
from job_registry.sql.transaction import Transaction
from job_registry.tasks.claim_task import claim_task
from job_registry.tasks.finish_task import complete_task, expire_task, fail_task
from job_registry.tasks.heartbeat_task import heartbeat_task
from job_registry.tasks.take_back_strike import take_back_strike
from tests.support.registry import TERMS, ManualClock, artifact_for, draft, no_wait

KINDS = st.sampled_from([JobKind.RENDER, JobKind.PREFLIGHT, JobKind.VALIDATE, JobKind.GENERATE])
STAGES = st.sets(st.sampled_from([Stage.AUTHOR, Stage.EXECUTE, Stage.RENDER, Stage.PREVIEW, Stage.SCORE]), min_size=1)
PICK = st.integers(0, 10_000)


class Registry(RuleBasedStateMachine):
    """Rules are the verbs; what they say about themselves is checked at once, what always holds after each."""

    template = b""

    @initialize()
    def open(self) -> None:
        """Begin with an empty database."""
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "registry.sqlite3"
        path.write_bytes(self.template)
        self.engines = open_engines(f"sqlite:///{path}")
        self.clock = ManualClock()
        self.jobs: list[str] = []
        self.leases: list[Lease] = []
        self.ended: dict[tuple[str, int], tuple[str, Any]] = {}
        self.terminal: dict[str, str] = {}
        self.revisions: dict[str, int] = {}
        for kind in (JobKind.RENDER, JobKind.VALIDATE, JobKind.GENERATE):
            self.add("acme", kind)

    def teardown(self) -> None:
        """Close."""
        self.engines.dispose()
        self.folder.cleanup()

    def run(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """A verb in a transaction of its own."""
        with self.engines.writer.begin() as connection:
            return verb(Transaction(connection, self.clock), *args, **kwargs)

    def rows(self, table: Any) -> list[Any]:
        """All of a table."""
        with self.engines.reader.begin() as connection:
            return list(connection.execute(select(table)))

    @rule(tenant=st.sampled_from(["acme", "rival"]), kind=KINDS)
    def client_adds(self, tenant: str, kind: JobKind) -> None:
        """A new job."""
        self.add(tenant, kind)

    def add(self, tenant: str, kind: JobKind) -> None:
        """Insert a job."""
        self.jobs.append(self.run(insert_job, draft(tenant, kind, options=JobOptions(auto_iterations=2))).id)

    @rule(stages=STAGES)
    def claim(self, stages: set[Stage]) -> None:
        """A worker asks; asked again with the same id it gets the same."""
        claim_id = f"claim-{len(self.leases)}"
        lease, _ = self.run(claim_task, sorted(stages), "worker", claim_id, TERMS)
        if lease is not None:
            assert self.run(claim_task, sorted(stages), "worker", claim_id, TERMS)[0] == lease
            self.leases.append(lease)

    @precondition(lambda self: self.leases)
    @rule(which=PICK, category=st.none() | st.sampled_from(FailureCategory))
    def finish(self, which: int, category: FailureCategory | None) -> None:
        """Any attempt ever made ends: completes, or fails in some category. What it was told before decides."""
        if category is None:
            self.end(
                which,
                "complete",
                lambda lease: (complete_task, [artifact_for(lease)], ScoreResult(90 + which % 5, 1, 1, blocking=False)),
            )
        else:
            failure = StageFailure(category, "CODE", "Change it.")
            self.end(which, "fail", lambda lease: (fail_task, failure, no_wait))

    def end(self, which: int, verb: str, call: Callable[[Lease], tuple[Any, ...]]) -> None:
        """Finish, and compare with what the same attempt was told before."""
        lease = self.leases[-1 - which % len(self.leases)]
        attempt = (lease.task_id, lease.attempt)
        function, *args = call(lease)
        current = self.holds(lease)
        before = self.ended.get(attempt)
        try:
            answer = self.run(function, *attempt, *args)
        except LeaseLost:
            assert not current
            assert before is None or before[0] != verb or lease.job_id not in self.revisions
            return
        if before is not None:
            assert before[0] == verb
            assert before[1] == answer
        else:
            assert current
            self.ended[attempt] = (verb, answer)

    def holds(self, lease: Lease) -> bool:
        """Whether an attempt is its task's running one."""
        return any(
            row.id == lease.task_id and row.attempt == lease.attempt and row.state == TaskState.RUNNING
            for row in self.rows(task_tables.tasks)
        )

    @precondition(lambda self: self.leases)
    @rule(which=PICK, done=st.integers(0, 3))
    def heartbeat(self, which: int, done: int) -> None:
        """Any attempt ever made says that it is alive; whoever is refused has his strike taken back."""
        lease = self.leases[-1 - which % len(self.leases)]
        current = self.holds(lease)
        try:
            self.run(heartbeat_task, lease.task_id, lease.attempt, done=done, total=3, terms=TERMS)
        except LeaseLost:
            assert not current
            self.run(take_back_strike, lease.task_id, lease.attempt)
        else:
            assert current

    @rule(seconds=st.sampled_from([1, 5, 20, 100]), away=st.booleans())
    def time_passes(self, seconds: int, *, away: bool) -> None:
        """And the reaper ends what has expired, or forgives what expired while the registry was away."""
        self.clock.advance(seconds)
        if away:
            self.run(forgive_outage, TERMS)
            assert self.run(expired_tasks) == []
        for task_id, attempt, _job_id, _trace in self.run(expired_tasks):
            assert self.run(expire_task, task_id, attempt, no_wait)

    @rule(which=PICK, verb=st.sampled_from(["cancel", "cancel", "delete"]))
    def client_ends(self, which: int, verb: str) -> None:
        """A client cancels or deletes any job ever made."""
        job_id = self.jobs[which % len(self.jobs)]
        tenant = next((row.tenant for row in self.rows(job_tables.jobs) if row.id == job_id), "acme")
        with contextlib.suppress(IllegalTransition, NotFound):
            if verb == "cancel":
                self.run(cancel_job, tenant, job_id)
            else:
                self.run(delete_job, tenant, job_id, key_id="", admin=True)

    @invariant()
    def jobs_are_what_their_tasks_say(self) -> None:
        """State is the fold; a terminal state is never left; revisions rise."""
        if not hasattr(self, "engines"):
            return
        tasks = self.rows(task_tables.tasks)
        seen = {}
        for job in self.rows(job_tables.jobs):
            own = [(TaskState(task.state), task.attempt) for task in tasks if task.job_id == job.id]
            assert job.state == job_state(own)
            assert self.terminal.get(job.id, job.state) == job.state
            assert job.revision >= self.revisions.get(job.id, 0)
            if JobState(job.state).terminal:
                self.terminal[job.id] = job.state
                assert job.finished_at is not None
                assert not {state for state, _ in own} & {TaskState.RUNNING, TaskState.READY, TaskState.BLOCKED}
            seen[job.id] = job.revision
        self.revisions = seen

    @invariant()
    def the_best_round_is_handed_out(self) -> None:
        """What is selected is of one round, and its score is the job's."""
        if not hasattr(self, "engines"):
            return
        for job in self.rows(job_tables.jobs):
            own = [each for each in self.rows(job_tables.artifacts) if each.job_id == job.id and each.task_id]
            rounds = {each.iteration for each in own if each.selected}
            assert len(rounds) <= 1
            if rounds and job.deck_score is not None:
                scores = [t.result["deck_score"] for t in self.rows(task_tables.tasks)
                          if t.job_id == job.id and t.iteration in rounds and "deck_score" in t.result]  # fmt: skip
                assert job.deck_score in scores

    @invariant()
    def timelines_have_no_gaps(self) -> None:
        """Sequence numbers count from 1 to the job's last; one terminal event at most."""
        if not hasattr(self, "engines"):
            return
        events = self.rows(job_tables.events)
        for job in self.rows(job_tables.jobs):
            own = sorted(event.seq for event in events if event.job_id == job.id)
            assert own == list(range(1, job.last_seq + 1))
            ends = [e.type for e in events if e.job_id == job.id and e.type.startswith("job.") and e.terminal]
            assert ends == ([f"job.{job.state}"] if JobState(job.state).terminal else [])

    @invariant()
    def one_result_a_task(self) -> None:
        """Artifacts come from the one completed attempt; leases belong to running tasks; strikes have an end."""
        if not hasattr(self, "engines"):
            return
        completed = Counter(row.task_id for row in self.rows(task_tables.attempts) if row.outcome == "complete")
        assert all(count == 1 for count in completed.values())
        for artifact in self.rows(job_tables.artifacts):
            assert not artifact.task_id or completed[artifact.task_id] == 1
        for task in self.rows(task_tables.tasks):
            running = task.state == TaskState.RUNNING
            assert (task.lease_expires_at is not None) == running
            assert (task.claim_id is not None) == running
            assert 0 <= task.strikes <= MAX_STRIKES
            assert (task.state == TaskState.SUCCEEDED) == (completed[task.id] == 1)


def test_invariants_hold_in_any_history(migrated_database: bytes) -> None:
    """Claims, finishes, expiries, cancels and deletions, late and repeated ones among them."""
    machine = type("Machine", (Registry,), {"template": migrated_database})
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]
    chosen = settings(max_examples=8, stateful_step_count=50, deadline=None, derandomize=True,
                      suppress_health_check=quiet, database=None)  # fmt: skip
    run_state_machine_as_test(machine, settings=chosen)
