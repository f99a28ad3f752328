"""Views of the directory: the HSDS API."""
