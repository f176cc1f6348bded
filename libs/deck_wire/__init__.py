"""Protobuf to domain and back, and the one table that maps errors."""
