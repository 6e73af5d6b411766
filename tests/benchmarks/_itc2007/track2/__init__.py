"""Track 2, post-enrolment: students enrolled in events, rooms with features, slots, an order of some events."""
