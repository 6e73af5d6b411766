"""The conference: what it is, what it must obey, how it is kept, published and re-planned."""
