"""Texts and numbers of the public pages, kept apart from the pages that show them."""
