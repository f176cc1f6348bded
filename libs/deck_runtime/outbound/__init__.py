"""Requests to hosts that strangers name: where they may go, and one exchange with a host that was checked."""
