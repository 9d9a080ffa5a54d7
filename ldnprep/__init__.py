"""LDN Prep: a wizard and a printable sheet for talking with a physician about low-dose naltrexone."""

__version__ = "0.2.0"
