"""
Reading what sources send: one module per form, each giving the same records.

A record that cannot be used is set aside with its reason; a file that cannot be read at all is
refused and changes nothing.
"""
