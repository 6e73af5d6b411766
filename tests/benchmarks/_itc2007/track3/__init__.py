"""Track 3, curriculum-based: courses of several lectures, curricula and teachers that clash, rooms with seats."""
