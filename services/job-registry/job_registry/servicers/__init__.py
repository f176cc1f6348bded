"""The gRPC services: decode, call a verb, encode."""
