"""Parameters of queries: names that mean nothing or come twice, and pointers to those that are wrong."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from fastapi.routing import APIRoute
from starlette.requests import Request

from deck_domain.errors import InvalidRequest, Violation


def require_known_parameters(request: Request) -> None:
    """Refuse parameters that the route has not, and one that is given twice: a filter that does not count is a lie.

    Raises InvalidRequest.
    """
    route: APIRoute = request.scope["route"]
    known = [field.alias for field in route.dependant.query_params]
    given = Counter(name for name, _ in request.query_params.multi_items())
    faults = [_unknown(name, known) for name in given if name not in known]
    faults += [_repeated(name) for name, times in given.items() if name in known and times > 1]
    if faults:
        raise InvalidRequest(faults, faults[0].message)


def pointing_at(error: InvalidRequest, parameters: Mapping[str, str]) -> InvalidRequest:
    """The same faults at the parameters they came from; `parameters` are their names by pointer."""
    faults = [
        replace(each, pointer=f"/query/{parameters[each.pointer]}") if each.pointer in parameters else each
        for each in error.violations
    ]
    return InvalidRequest(faults, error.message)


def _repeated(name: str) -> Violation:
    return Violation(f"/query/{name}", "repeated_parameter", f"Give `{name}` once: it has one value.")


def _unknown(name: str, known: list[str]) -> Violation:
    shown = name[:100]
    near = get_close_matches(shown, known, n=1, cutoff=0.5)
    hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(f'`{each}`' for each in known)}."
    return Violation(f"/query/{shown}", "unknown_parameter", f"There is no parameter `{shown}` here: {hint}")
