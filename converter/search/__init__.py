"""The search of the site: folding, entries, postings, and the scripts that a browser loads for a query.

The index is made from the model. Its files stand once, under FOLDER of the first tree, and hold all three languages.
"""

from converter.search.files import search_files
from converter.search.texts import FOLDER, Found, Searched, searched

__all__ = ["FOLDER", "Found", "Searched", "search_files", "searched"]
