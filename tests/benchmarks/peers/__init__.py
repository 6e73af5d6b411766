"""Peers on attendee_clash: scripts `INSTANCE.json SECONDS SOLUTION.json`, run by the Python that has the peer."""
