"""Serving what others read: feeds, calendars and the BMLT interface."""
