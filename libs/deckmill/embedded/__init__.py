"""The whole platform on one machine: real processes on loopback, everything below one data directory."""
