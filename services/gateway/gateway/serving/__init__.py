"""HTTP itself: the server, deadlines of its connections, what happens around every request."""
