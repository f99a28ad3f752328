"""A code that a phone can read, as an image written into the page; no request to anywhere."""

import segno


def as_data(address: str) -> str:
    """This function will draw an address as the `src` of an image."""
    return segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=2)
