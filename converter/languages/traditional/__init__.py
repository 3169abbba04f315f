"""Traditional Chinese, made by machine from the Simplified text, which is the authentic one."""

from converter.languages.traditional.ambiguous import ambiguous
from converter.languages.traditional.convert import Traditional
from converter.languages.traditional.doubts import Doubt
from converter.languages.traditional.engine import VARIANTS
from converter.languages.traditional.people import names_of
from converter.profile import Variant

__all__ = ["VARIANTS", "Doubt", "Traditional", "Variant", "ambiguous", "names_of"]
