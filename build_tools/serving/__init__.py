"""``vankien serve``: the built site over HTTP, rebuilt at every edit, open pages changed in place.

How the site is built is not known here: ``serve`` is given a function that builds. What it learns about the files of the project is
only that they differ from before. Everything that a browser gets beyond the files of the site comes from ``page/``.
"""

from build_tools.serving.address import Address, AddressError, BusyPortError
from build_tools.serving.outcome import Edited, IsWaitedFor, Outcome, Rebuild, Show
from build_tools.serving.session import Session, serve

__all__ = ["Address", "AddressError", "BusyPortError", "Edited", "IsWaitedFor", "Outcome", "Rebuild", "Session", "Show", "serve"]
