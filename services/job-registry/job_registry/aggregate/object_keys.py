"""Where the objects of a job lie in the store: `{tenant}/{job}/{task}/{attempt}/{name}`."""


def source_prefix(tenant: str, job_id: str) -> str:
    """Where the inputs of a job lie."""
    return f"{tenant}/{job_id}/source/0/"


def output_prefix(tenant: str, job_id: str, task_id: str, attempt: int) -> str:
    """The only place where an attempt may write."""
    return f"{tenant}/{job_id}/{task_id}/{attempt}/"
