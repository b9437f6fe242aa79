"""The books of the family, as published."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.books.awn import AWN
from campaigns.rules.without_number.books.cwn import CWN
from campaigns.rules.without_number.books.swn import SWN
from campaigns.rules.without_number.books.wwn import WWN

BOOKS: Mapping[str, Book] = MappingProxyType({book.slug: book for book in (WWN, SWN, CWN, AWN)})
