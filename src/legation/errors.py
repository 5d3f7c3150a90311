"""The errors that Legation raises, as a tree. Each message names the place and the way out.

LegationError
├── InputError        a file, line or story that cannot be read
│   ├── EmptyStory      nothing to read
│   ├── NotText         binary, or not in an encoding that can be told
│   ├── NoArticle       HTML without an article in it
│   ├── BadLine         a JSON line that is broken or lacks "text"
│   ├── BadDate         a day of publication that is none
│   ├── DuplicateStory  an id that was already read
│   ├── NotFetched      an address that cannot or may not be fetched
│   ├── TooLarge        longer than a story may be
│   ├── OtherLanguage   not in English
│   └── ActorsError     a list of own actors that cannot be used; .problems has one line a fault
├── RecordError       a record that cannot be opened, read or written
│   ├── NotARecord      a file that is no record
│   ├── NewerRecord     a record that a newer version of Legation made
│   ├── RecordBusy      another process writes to it
│   ├── NotInRecord     no such event, mention, story, actor or correction
│   ├── BadQuestion     a question with a parameter or value that there is none of
│   ├── BadCorrection   a correction that cannot be made
│   └── Overtaken       a decision on an event that was changed since it was seen
├── CodebookError     a codebook that does not hold together; .problems has one line a fault
└── MissingPart       something that needs an extra, or a data file that is damaged
"""


class LegationError(Exception):
    """Anything that Legation refuses to do, with a message for the user."""


class InputError(LegationError):
    """A file, line or story that cannot be read."""


class EmptyStory(InputError):
    """There is nothing to read."""


class NotText(InputError):
    """The bytes are not text in any encoding that can be told."""


class NoArticle(InputError):
    """The HTML has no article in it."""


class BadLine(InputError):
    """A JSON line is broken, or lacks what a story needs."""


class BadDate(InputError):
    """A day of publication is not a date."""


class DuplicateStory(InputError):
    """A story's id was already read in this run; ``text_hash`` is that of the words that came under it now."""

    def __init__(self, message: str, id: str | None = None, text_hash: str | None = None) -> None:
        super().__init__(message)
        self.id, self.text_hash = id, text_hash


class NotFetched(InputError):
    """An address that cannot be reached, answers with an error, or may not be fetched.

    ``status`` is the server's answer, None without one; ``retry_after`` what it says of when to come again.
    """

    def __init__(self, message: str, *, status: int | None = None, retry_after: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class TooLarge(InputError):
    """A story is longer than Legation reads in one piece."""


class OtherLanguage(InputError):
    """A story is not in English."""


class ActorsError(InputError):
    """A list of own actors cannot be used. ``problems``: what is wrong where and the way out, one line a fault."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class RecordError(LegationError):
    """A record cannot be opened, read or written; the message names its file."""


class NotARecord(RecordError):
    """A file is no record."""


class NewerRecord(RecordError):
    """A record was made by a newer version of Legation."""


class RecordBusy(RecordError):
    """Another process writes to the record, and did not end in time."""


class NotInRecord(RecordError):
    """The record holds no such event, mention, story, actor or correction."""


class BadQuestion(RecordError):
    """A question has a parameter or a value that there is none of; ``parameter`` is its name."""

    def __init__(self, message: str, parameter: str | None = None) -> None:
        super().__init__(message)
        self.parameter = parameter


class BadCorrection(RecordError):
    """A correction cannot be made: no such field, or no such value."""


class Overtaken(RecordError):
    """An event was changed, or is gone, since the version on which somebody decides; nothing was done."""


class CodebookError(LegationError):
    """A codebook does not hold together. ``problems``: what is wrong in which file and line, one line a fault."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class MissingPart(LegationError):
    """A part is not installed, or a data file is damaged."""
