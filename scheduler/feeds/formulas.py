"""What a spreadsheet takes for a formula."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a text that begins so is marked as a text


def harmless(cell: str) -> str:
    """Keep spreadsheets from running a cell of a CSV file that begins like a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
