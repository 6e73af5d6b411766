"""An address as a QR code."""

import segno


def code(address: str) -> str:
    """Give the picture as an address of its own, with the quiet margin that readers need, dark on light."""
    return str(segno.make(address, error="m").svg_data_uri(scale=4, border=4, dark="#000", light="#fff"))
