"""Typesets issues of the model as gazettes are printed, so that reading PDF can be held to a known truth.

`layout` says how an issue is set, `markup` writes it as typst source, `press` makes the PDF, `random_issue` draws
issues, `plain` writes the page text of one, and `compare` tells in what two issues differ.
"""
