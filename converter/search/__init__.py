"""The search of the site: folding, entries, postings, and the scripts that a browser loads for a query.

The index is made from the model. Its files stand once, under FOLDER of the first tree, and hold all three languages.
`searched` is asked issue by issue, in any process; `search_files` makes the index of what it found.
"""

from converter.search.files import search_files
from converter.search.kept import Kept
from converter.search.own import OwnPage
from converter.search.texts import FOLDER, Found, Searched, searched

__all__ = ["FOLDER", "Found", "Kept", "OwnPage", "Searched", "search_files", "searched"]
