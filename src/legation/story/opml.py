"""Lists of feeds: OPML, as feed readers export it, or addresses one a line."""

from __future__ import annotations

from pathlib import Path

from legation.errors import BadLine, InputError
from legation.story.encoding import decoded


def feed_list(source: str | Path) -> list[str]:
    """The addresses of feeds in a file, each once, in its order; an http or https address is its own list.

    Raises InputError where the file cannot be read or names no feed, BadLine for a line that is no address.
    """
    if str(source).startswith(("http://", "https://")):
        return [str(source)]
    try:
        raw = Path(source).expanduser().read_bytes()
    except OSError as error:
        raise InputError(f"{source}: it cannot be read ({error.strerror or error}).") from error
    text = decoded(raw)
    urls = _outlines(raw) if "<opml" in text[:4096].lower() else _lines(text, source)
    if not urls:
        raise InputError(f"{source}: it names no feed. Give OPML with xmlUrl, or addresses one a line.")
    return list(dict.fromkeys(urls))


def _outlines(raw: bytes) -> list[str]:
    from lxml import etree  # slow to import, and only OPML needs it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    root = etree.fromstring(raw, parser)
    elements = root.iter("{*}outline") if root is not None else ()
    urls = [(element.get("xmlUrl") or element.get("xmlurl") or "").strip() for element in elements]
    return [url for url in urls if url.startswith(("http://", "https://"))]


def _lines(text: str, source: str | Path) -> list[str]:
    urls = []
    for number, line in enumerate(text.splitlines(), 1):
        address = line.split("#")[0].strip() if not line.strip().startswith("http") else line.split(" #")[0].strip()
        if address and not address.startswith(("http://", "https://")):
            raise BadLine(f'{source}, line {number}: "{address[:80]}" is no http or https address.')
        urls += [address] if address else []
    return urls
