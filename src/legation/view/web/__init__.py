"""The explorer: a record as pages in a browser. Its door is ``explorer``."""

from legation.view.web.app import explorer

__all__ = ["explorer"]
