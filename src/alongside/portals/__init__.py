"""
Portals: home pages by role that compose the domains below.
"""
