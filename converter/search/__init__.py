"""The search of the site: folding, entries, postings, and the script files that a browser loads when a query needs them.

The index is made from the model. Its files stand once, under FOLDER of the first tree, and hold all three languages.
"""

from converter.search.files import FOLDER, search_files

__all__ = ["FOLDER", "search_files"]
