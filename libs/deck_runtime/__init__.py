"""What every service stands on: gRPC shell, bus, artifact store, worker loop, child pool."""
