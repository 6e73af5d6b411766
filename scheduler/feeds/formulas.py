"""What a spreadsheet takes for a formula."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a text that begins so is marked as a text
