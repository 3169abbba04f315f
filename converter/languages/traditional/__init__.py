"""Traditional Chinese, made by machine from the Simplified text, which is the authentic one."""

from converter.languages.traditional.convert import Traditional
from converter.languages.traditional.doubts import Doubt
from converter.languages.traditional.engine import VARIANTS, Variant
from converter.languages.traditional.people import names_of

__all__ = ["VARIANTS", "Doubt", "Traditional", "Variant", "names_of"]
