"""REST in front of the registry: decode, call, encode."""
