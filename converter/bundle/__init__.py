"""A site, or some of its issues, as one zip that is read without a network: choice → pages → site → zip."""

from converter.bundle.make import Bundled, bundle

__all__ = ["Bundled", "bundle"]
