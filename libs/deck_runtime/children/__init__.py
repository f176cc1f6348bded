"""Heavy work in disposable processes: the pool, the child's side, and the canary that proves a pool."""
