"""The gazette converter: an issue in print becomes a typed model, Markdown pages and a site."""

__version__ = "0.1.0"
