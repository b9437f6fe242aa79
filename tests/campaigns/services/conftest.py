"""A table of the cast, and an ear at its broadcasts."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from campaigns import broadcast
from campaigns.events import Fleeting, Outgoing, Stored
from tests.cast import Table, set_table


@pytest.fixture
def table(db: None) -> Table:
    """A table past its opening, with everybody there."""
    return set_table()


class Heard(list[Outgoing]):
    """Everything a web process was given to pass on."""

    def types(self) -> list[str]:
        """The kinds of all messages and events, in order."""
        found = []
        for message in self:
            if isinstance(message, Fleeting):
                found.append(message.type)
            elif isinstance(message, Stored):
                found += [envelope.kind for envelope in message.envelopes]
            else:
                found.append(type(message).__name__)
        return found

    def last(self, type_: str) -> Fleeting:
        """The latest fleeting message of a type."""
        return [item for item in self if isinstance(item, Fleeting) and item.type == type_][-1]


type Hear = Callable[[], AbstractContextManager[Heard]]


@pytest.fixture
def hear(django_capture_on_commit_callbacks) -> Hear:
    """Listen to what is sent when the block's work has been committed."""

    @contextmanager
    def listening() -> Iterator[Heard]:
        heard = Heard()
        broadcast.register(heard.extend)
        try:
            with django_capture_on_commit_callbacks(execute=True):
                yield heard
        finally:
            broadcast.unregister(heard.extend)

    return listening
