"""What has changed from one build to the next: noted once, carried forward in ``data/history.json``.

``states`` says what is compared of a document, ``matching`` which item is which, ``words`` how two texts
differ, ``differences`` what readers are told of it, ``file`` how it is kept, ``noting`` takes the step
from build to build. The records ``Change`` and ``History`` are ``rendering/changes``.
"""

from build_tools.history.file import history_schema
from build_tools.history.noting import Earlier, Noted, dates_of, note_changes
from build_tools.history.states import Traced, state_of, traced
from build_tools.rendering.changes import CHANGES, Change, History

__all__ = ["CHANGES", "Change", "Earlier", "History", "Noted", "Traced", "dates_of", "history_schema", "note_changes", "state_of", "traced"]
