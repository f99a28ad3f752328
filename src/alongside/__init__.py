"""Alongside: the system a peer recovery coaching program runs on."""

__version__ = "0.1.0"
