"""Peers: scripts `INSTANCE.json SECONDS SOLUTION.json`, run by the Python that has the peer.

Those called `..._sessions` read attendee_clash and write {session: [slot, room]}; those called `..._plan` read an
instance in neutral words and write a list of {"at": seconds since 1970, "plan": {session: [start, room]}}.
"""
