"""cultures.yaml: names of people and places, for what is made up in play."""

from typing import ClassVar

from pydantic import Field

from genre_packs.schema.values import MergeRule, PackFile, PackModel, Slug, Text


class Culture(PackModel):
    """A people and how they name things.

    ``person_patterns`` and ``place_patterns`` are built of {given} {family} {byname} and {place_first}
    {place_last}; a list for each part that the patterns use.
    """

    id: Slug
    name: Text
    description: Text
    given_feminine: tuple[Text, ...] = ()
    given_masculine: tuple[Text, ...] = ()
    given: tuple[Text, ...] = ()
    family: tuple[Text, ...] = ()
    byname: tuple[Text, ...] = ()
    place_first: tuple[Text, ...] = ()
    place_last: tuple[Text, ...] = ()
    person_patterns: tuple[Text, ...] = Field(default=("{given} {family}",), min_length=1)
    place_patterns: tuple[Text, ...] = Field(default=("{place_first}{place_last}",), min_length=1)
    trades: tuple[Text, ...] = ()


class Cultures(PackFile):
    """The cultures; the first is the usual one. A world's file replaces the genre's."""

    FILE: ClassVar[str] = "cultures.yaml"
    MERGE: ClassVar[MergeRule] = "replace"

    cultures: tuple[Culture, ...] = Field(min_length=1)
