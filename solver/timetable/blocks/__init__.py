"""Blocks first: which sessions are in which room in which part of a day; when in the part, afterwards.

It serves where rooms are given to one theme in each part of a day, as in conferences with tracks.
"""
