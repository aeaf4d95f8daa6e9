"""Everything that happens to a document on its way in: received, read, corrected, confirmed, undone."""

from answerable.intake.changes.correcting import add_row, correct_page, open_pages
from answerable.intake.changes.importing import Imported, bring_in, confirm, import_document, undo_import
from answerable.intake.changes.in_words import keep_found
from answerable.intake.changes.keeping import already_there
from answerable.intake.changes.reading import begin_reading, cancel, finish_reading, queue, receive, refuse

__all__ = [
    "Imported",
    "add_row",
    "already_there",
    "begin_reading",
    "bring_in",
    "cancel",
    "confirm",
    "correct_page",
    "finish_reading",
    "import_document",
    "keep_found",
    "open_pages",
    "queue",
    "receive",
    "refuse",
    "undo_import",
]
