"""LTSA Desktop: offline assessment of LTSA-PMI centres."""

__version__ = "0.1.0"
