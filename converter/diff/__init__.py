"""What changed between two outputs of ``gazette convert``: values, and three ways to show them."""
