"""Where the sentences of a text lie: first blocks (paragraphs, headlines, list items), then full stops in them.

Nothing but the text decides: each sentence is a list of tokens, as (start, end) code points into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from legation.language.tokens import Extent, abbreviations, tokens, words

LONGEST = 200  # tokens; a longer sentence is cut, at a semicolon or comma where there is one
_CUT_FROM = 120
_TERMINAL = re.compile(r"[.!?…。]+$|[.…]{2,}[!?]*$")
_CLOSERS = frozenset("\"'”’»)]")
_ITEMS = frozenset("•●▪■►")
_OPENERS = frozenset("\"'“‘«([—–-•*")
_GOES_ON = re.compile(r"[a-zß-öø-ÿ]|['’](?:s|re|ve|ll|d|m)\b|[,;)]")
_NOTE = re.compile(r"\s*\[(?:\d{1,3}|citation needed|note \d+)\]")
_BULLET = re.compile(r"\s*(?:[-–—*•·●▪■►]\s|\(?\d{1,3}[.)]\s|#+\s)")
_DAY = r"[A-Z][a-z]{2,8}\.?\s+\d{1,2}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
_REGION = r"(?:,\s+[A-Z][\w.'’ ]+){0,2}"
# "KABUL, Afghanistan (Jan. 10, 2011) –", "WASHINGTON (AP) —", "London, May 19 (Reuters) -", "PARIS:",
# "Oslo, 3 May 2022 –", "Manila, Philippines –", "Beirut – The …", and without a dash
# "KABUL, Afghanistan (Jan. 10, 2011)"
_CAPITALISED = r"[A-Z][\w.'’-]*(?: (?:of |de |the )?[A-Z][\w.'’-]*){0,2}"
_DATELINE = re.compile(
    rf"\s*(?:(?:[A-Z][A-Z.'’ -]{{2,}}{_REGION}(?:,?\s+{_DAY})?"
    rf"|[A-Z][\w.'’ -]{{2,24}}{_REGION}(?:,?\s+{_DAY})?\s*(?=\([A-Z])"
    rf"|[A-Z][\w.'’ -]{{2,24}}{_REGION}(?:,|\s+\(|\s+[—–-])\s*{_DATE}\)?)"
    rf"(?:,\s+\d{{4}})?\s*(?:\([^()\n]{{2,40}}\))?(?:,\s+{_DAY}(?:,\s+\d{{4}})?)?\s*(?:—|–|--|-|:)(?=\s+[A-Z\"“‘'\d])"
    rf"|[A-Z][A-Z.'’ -]{{2,}}{_REGION}\s+\({_DATE}\)(?=\s+[A-Z])"
    rf"|{_CAPITALISED}(?:, {_CAPITALISED}\s+(?:—|–|--|-)(?=\s+[A-Z\"“‘])"
    r"|\s+(?:—|–|--|-)(?=\s+(?:The|An?|At least|In|On|More than)\s)))"
)
# the same behind a release's head: "For Immediate Release   KABUL, Afghanistan (Jan. 10) –"
_BEHIND_HEAD = re.compile(rf"(?<=\s\s)[A-Z][A-Z.'’ -]{{2,}}{_REGION}\s+\({_DATE}\)(?:\s*[—–-])?(?=\s+[A-Z])")
_HEAD = 240  # code points of a block in which a dateline stands behind such a head; around what is skipped


def split(text: str, skip: Sequence[Extent] = (), stops: Sequence[int] = ()) -> Iterator[list[Extent]]:
    """The sentences of ``text`` as lists of tokens, in order.

    ``skip`` are stretches that are not read: no token lies in them, and a sentence goes on behind one only where it
    stands in its midst ("the port (AP Photo/Ana Ruiz) was shut"). ``stops`` are offsets that none crosses.
    """
    holes = [extent for extent in skip if _is_amid(text, extent)]
    for start, end in blocks(text, [extent for extent in skip if extent not in holes], stops):
        dateline = _DATELINE.match(text, start, min(end, start + 120))
        dateline = dateline or _BEHIND_HEAD.search(text, start, min(end, start + _HEAD))
        cuts = sorted({start, dateline.start(), dateline.end(), end}) if dateline else [start, end]
        for low, high in pairwise(cuts):
            found = [t for t in tokens(text, low, high) if not any(a < t[1] and t[0] < b for a, b in holes)]
            for sentence in _sentences(text, found):
                yield from _cut(text, sentence)


def _is_amid(text: str, extent: Extent) -> bool:
    """Whether a stretch stands in the midst of a sentence: before it none ends, and behind it one goes on."""
    start, end = extent
    before, behind = text[max(0, start - _HEAD) : start].rstrip(" \xa0"), text[end : end + _HEAD].lstrip(" \xa0")
    if not before or before[-1] in "\n\r" or _TERMINAL.search(before):
        return False
    return _GOES_ON.match(behind) is not None or behind[:1] in set(".!?")


def blocks(text: str, skip: Sequence[Extent] = (), stops: Sequence[int] = ()) -> Iterator[Extent]:
    """Stretches of ``text`` that sentences do not cross: paragraphs, headlines, items, without space around them."""
    edges = sorted({edge for extent in skip for edge in extent} | set(stops) | set(_line_ends(text)) | {0, len(text)})
    skipped = sorted(skip)
    at = 0
    for start, end in pairwise(edges):
        while at < len(skipped) and skipped[at][1] <= start:
            at += 1
        if at < len(skipped) and skipped[at][0] <= start:
            continue
        piece = text[start:end]
        low = start + len(piece) - len(piece.lstrip())
        if low < end:
            yield low, start + len(piece.rstrip())


def _line_ends(text: str) -> Iterator[int]:
    """Offsets of the line ends that end a block: all but those inside a hard-wrapped paragraph."""
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n\r\u2028\u2029\f\v\x85]+", text)]
    width = _wrap_width(text, lines)
    for (start, end), (after, stop) in pairwise(lines):
        if not _continues(text[start:end], text[after:stop], text[end:after], width):
            yield after


def _wrap_width(text: str, lines: Sequence[Extent]) -> int:
    """The column at which the text is hard-wrapped, or 0: lines are short, and many go on in lower case on the next."""
    lengths = sorted(end - start for start, end in lines)
    if len(lines) < 3:
        return 0
    widest = lengths[int(len(lengths) * 0.95)]
    if not 40 <= widest <= 120:
        return 0
    going_on = sum(
        text[end:after].count("\n") <= 1 and text[after].islower() for (_, end), (after, _) in pairwise(lines)
    )
    return widest if going_on >= 0.25 * (len(lines) - 1) else 0


def _continues(line: str, after: str, between: str, width: int) -> bool:
    """Whether the next line goes on with the sentence of this one."""
    if between.count("\n") > 1 or between.count("\r") > 1 or _BULLET.match(after):
        return False
    line, after = line.rstrip(), after.lstrip()
    if not line or not after:
        return False
    if not _TERMINAL.search(line) and (_GOES_ON.match(after) or line.split()[-1].lower() in _words("dangling")):
        return True
    first = after.split(maxsplit=1)[0]
    return bool(width) and len(line) >= width / 2 and len(line) + 1 + len(first) > width


def _sentences(text: str, found: list[Extent]) -> Iterator[list[Extent]]:
    """Cut the tokens of a block after each token that ends a sentence, and before a bullet."""
    start = at = 0
    while at < len(found):
        if at > start and text[found[at][0]] in _ITEMS:
            yield found[start:at]
            start = at
        if _may_end(text, found, at):
            after = _past_closers(text, found, at + 1)
            numbered = at < start + 2 and _numbers_item(text, found[start : at + 1])
            if after >= len(found) or (not numbered and _ends(text, found, at, after)):
                yield found[start:after]
                start = after
            at = after
        else:
            at += 1
    if start < len(found):
        yield found[start:]


def _may_end(text: str, found: list[Extent], at: int) -> bool:
    return text[found[at][1] - 1] in ".!?…。"


def _numbers_item(text: str, sentence: list[Extent]) -> bool:
    """Whether a sentence so far is only the number of a list item ("2.") or a lone full stop."""
    return len(sentence) == 1 or (text[slice(*sentence[0])].isdigit() and text[slice(*sentence[1])] == ".")


def _past_closers(text: str, found: list[Extent], at: int) -> int:
    """The index after the quotation marks, brackets and note numbers ("[12]") that follow a full stop."""
    while at < len(found) and found[at][0] == found[at - 1][1] and text[slice(*found[at])] in _CLOSERS:
        if text[found[at][0]] in "\"'" and found[at][1] < len(text) and text[found[at][1]].isalnum():
            break  # an opening quotation mark
        at += 1
    while (note := _NOTE.match(text, found[at - 1][1], found[-1][1])) is not None:
        while at < len(found) and found[at][0] < note.end():
            at += 1
    return at


def _ends(text: str, found: list[Extent], at: int, after: int) -> bool:
    """Whether the sentence ends with token ``at``, a terminal mark or abbreviation; the next word is at ``after``."""
    mark = text[slice(*found[at])]
    start, end = found[after]
    word = text[start:end]
    index = after
    while index + 1 < len(found) and word in _OPENERS:
        index += 1
        word = text[slice(*found[index])]
    closed = after > at + 1
    glued = start == found[after - 1][1]
    if (len(mark) > 1 and mark[0].isalnum()) or mark in abbreviations():
        return not glued and _ends_abbreviation(mark, word)
    if mark == ".":
        return _ends_stop(text, found, at, after, word)
    if mark[0] in ".…":
        return word[:1].isupper() and not glued and word != "I"
    return _ends_call(text, found, after, word, closed)


def _ends_stop(text: str, found: list[Extent], at: int, after: int, word: str) -> bool:
    """After a full stop: no before a small letter, but for careless writers (then the last word is no abbreviation)."""
    if found[after][0] == found[after - 1][1] and not word[:1].isupper():
        return False
    if word[:1].islower():
        return after == at + 1 and at > 0 and found[at][1] - found[at - 1][0] > 4
    return True


def _ends_call(text: str, found: list[Extent], after: int, word: str, closed: bool) -> bool:
    """After "!" or "?": no where a quotation goes on with who says it ("Enough!" Smith said)."""
    if word[:1].islower():
        return not closed
    if not closed:
        return word[:1] not in ",;:"
    following = [text[slice(*extent)] for extent in found[after : after + 5]]
    for other in following:
        if other in _words("reporting"):
            return False
        if not other[:1].isupper():
            break
    return word[:1] not in ",;:"


def _ends_abbreviation(mark: str, word: str) -> bool:
    kind = abbreviations().get(mark)
    if kind in ("title", "numbered"):
        return False
    if mark.lower() in ("a.m.", "p.m."):
        return word[:1].isupper() and word not in _words("after_time")
    if mark == "etc.":
        return word[:1].isupper()
    return word in _words("starters") and not (len(mark) == 2 and word == "I")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(words()["sentences"][key])


def _cut(text: str, sentence: list[Extent]) -> Iterator[list[Extent]]:
    """A sentence that is too long in parts, cut after ``;``, else ``,``, else hard."""
    while len(sentence) > LONGEST:
        marks = [text[slice(*extent)] for extent in sentence[_CUT_FROM:LONGEST]]
        best = next((mark for mark in (";", ":", ",") if mark in marks), None)
        at = LONGEST - marks[::-1].index(best) if best else LONGEST
        yield sentence[:at]
        sentence = sentence[at:]
    if sentence:
        yield sentence
