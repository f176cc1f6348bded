"""What every service stands on: gRPC shell, bus, artifact store, worker loop, child pool."""

import os

# We spawn, and never fork. gRPC stops and starts its threads at every spawn unless it is told so before it is imported,
# and a check of its own may fail on the way.
os.environ["GRPC_ENABLE_FORK_SUPPORT"] = "false"
