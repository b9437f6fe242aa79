"""Views of sheets that have been read already: a turn asks for the same few dozens of times."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

from campaigns.rules.contracts import Sheet, SheetView
from campaigns.rules.without_number.bodies import read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.showing import view

KEPT: Final = 2048


class Views:
    """Remembers the views of the sheets asked for last.

    Sheets are never changed in place, so the object itself is the key; it is kept beside its view, so that its
    identity is not given to another one meanwhile.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._kept: OrderedDict[int, tuple[Sheet, SheetView]] = OrderedDict()
        self._lock = Lock()

    def of(self, sheet: Sheet) -> SheetView:
        """The view of a sheet; raises ``RulesError`` when it is none."""
        held = self._kept.get(id(sheet))
        if held is not None and held[0] is sheet:
            return held[1]
        made = view(read(self._book, sheet))
        with self._lock:
            self._kept[id(sheet)] = (sheet, made)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made
