"""Webhooks: endpoints and their secrets, messages that are due, and what came of them."""
