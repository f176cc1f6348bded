"""A picture server for the fetcher."""

from tests.support.picture_server import certificate, server

__all__ = ["certificate", "server"]
