"""What every service stands on: gRPC shell, bus, artifact store, worker loop, child pool."""

import os

# We spawn, and never fork. gRPC stops and starts its threads at every spawn unless it is told so before it is imported:
# that could end the process, or the one that was about to become a child.
os.environ["GRPC_ENABLE_FORK_SUPPORT"] = "false"
