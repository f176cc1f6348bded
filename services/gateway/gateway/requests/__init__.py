"""What clients send: keys, bodies, the envelope around a document, idempotency keys."""
