"""Nouns of the converter: frozen values that pass from stage to stage."""
