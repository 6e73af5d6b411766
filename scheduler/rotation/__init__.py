"""Who sits in which breakout group: from a conference's breakout to a rotation, and its measures in words."""
