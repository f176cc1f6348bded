"""A picture server for whole renders."""

from tests.support.picture_server import certificate, server

__all__ = ["certificate", "server"]
