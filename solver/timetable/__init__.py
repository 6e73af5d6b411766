"""Sessions into times and rooms."""
