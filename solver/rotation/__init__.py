"""Who sits in which breakout group in which round."""
