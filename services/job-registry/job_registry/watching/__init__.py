"""Streams of states and hints, fed by commits."""
