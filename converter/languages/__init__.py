"""The gazette in other scripts and languages."""
