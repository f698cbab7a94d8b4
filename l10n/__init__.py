"""English press readouts into reviewed English and Spanish pages, offline."""

__version__ = "0.1.0"
