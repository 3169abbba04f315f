"""What a user would take instead of this converter, on the same PDFs: readings, truths and scores.

Runs in an environment of its own (`make bench` makes it), since the other tools are heavy and no test needs them.
"""
