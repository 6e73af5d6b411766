"""Conferences and timetables as files: read with every error at once, written byte for byte the same."""
