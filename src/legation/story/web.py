"""Addresses, fetched politely: limits of time and size, robots.txt, a pause between requests to one host.

What the user names is fetched as it is. What a feed, a sitemap or a redirection names is somebody else's word: it is
fetched only where it lies in the open internet (or on a host that the user named), and where robots.txt allows it.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from legation.errors import InputError, NotFetched, TooLarge

if TYPE_CHECKING:
    import httpx2

LARGEST = 16 * 1024 * 1024
"""Bytes of a page or document that are read."""

AGENT = "legation/0.1 (reads news; keeps to robots.txt)"
_SECONDS = 20.0  # until a server answers, and between two pieces of its answer
_IN_ALL = 60.0  # seconds for an answer
_HOPS = 5  # redirections
_ROBOTS = 512 * 1024  # bytes of a robots.txt (RFC 9309)
_PAUSE = 1.0  # seconds between two requests to a host
_LONGEST_PAUSE = 30.0
_REDIRECTED = (301, 302, 303, 307, 308)


class Answer(NamedTuple):
    """What a server sent: ``url`` is where it came from in the end. ``body`` is empty where nothing is new (304)."""

    url: str
    status: int
    body: BytesIO
    charset: str | None
    headers: Mapping[str, str]


class Web:
    """Fetches for one run. ``pause`` is the least time in seconds between two requests to one host."""

    def __init__(self, *, pause: float = _PAUSE, sleep: Callable[[float], None] = time.sleep) -> None:
        self._pause = pause
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser] = {}
        self._named: set[str] = set()
        self._client: httpx2.Client | None = None

    def named(self, url: str, *, headers: Mapping[str, str] | None = None) -> Answer:
        """What is at an address that the user named; its host is trusted from now on.

        ``headers`` go with the request ("If-None-Match"). Raises NotFetched where it cannot be reached or answers with
        an error, TooLarge over 16 MiB.
        """
        self._named.add(_host(url))
        return self._fetched(url, headers or {})

    def linked(self, url: str) -> Answer:
        """What is at an address that something fetched names. Raises as ``named``, and where it may not be fetched."""
        self._check(url)
        self._wait(url)
        return self._fetched(url, {})

    def _check(self, url: str) -> None:
        """Raise NotFetched for an address that is nobody's to name, or that robots.txt closes."""
        if urlsplit(url).scheme not in ("http", "https"):
            raise NotFetched("it is no http or https address.")
        if _host(url) not in self._named and not _is_public(url):
            raise NotFetched("it lies in a private network, and was named by a page: give the address yourself.")
        if not self._robots_of(url).can_fetch(AGENT, url):
            raise NotFetched("the site's robots.txt does not allow it. Save the page in a browser, and give the file.")

    def _robots_of(self, url: str) -> RobotFileParser:
        """The rules of the address's host, fetched once (RFC 9309: no file allows all, a failing server nothing)."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            rules = RobotFileParser()
            try:
                answer = self._fetched(f"{root}/robots.txt", {}, limit=_ROBOTS)
                rules.parse(answer.body.getvalue().decode("utf-8", "replace").splitlines())
            except NotFetched as error:
                closed = error.status is None or error.status >= 500 or error.status == 429
                rules.parse(["User-agent: *", "Disallow: /"] if closed else [])
            except TooLarge:
                rules.parse([])
            self._robots[root] = rules
        return self._robots[root]

    def _wait(self, url: str) -> None:
        """Wait until the host may be asked again."""
        host = _host(url)
        rules = self._robots_of(url)
        pause = max(self._pause, min(float(rules.crawl_delay(AGENT) or 0), _LONGEST_PAUSE))
        ready = self._last.get(host, -pause) + pause
        now = time.monotonic()
        if ready > now:
            self._sleep(ready - now)
        self._last[host] = max(ready, now)

    def _fetched(self, url: str, headers: Mapping[str, str], *, limit: int = LARGEST) -> Answer:
        import httpx2  # slow to import, and only addresses need it

        if self._client is None:
            self._client = httpx2.Client(timeout=_SECONDS, headers={"User-Agent": AGENT})
        until = time.monotonic() + _IN_ALL
        try:
            for _ in range(_HOPS + 1):
                with self._client.stream("GET", url, headers=dict(headers)) as answer:
                    target = answer.headers.get("Location") if answer.status_code in _REDIRECTED else None
                    if target is None:
                        return _answer(answer, limit, until)
                url = urljoin(url, target)
                if _host(url) not in self._named and not _is_public(url):
                    raise NotFetched(f"it leads to {url}, in a private network: give that address yourself.")
            raise NotFetched(f"it leads on and on: more than {_HOPS} redirections.")
        except httpx2.TimeoutException as error:
            raise NotFetched(
                f"no answer in {_SECONDS:.0f} seconds. Try again, or save the page and give the file."
            ) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise NotFetched(
                f"it cannot be reached ({error}). Check the address, or save the page and give the file."
            ) from error


def _answer(answer: httpx2.Response, limit: int, until: float) -> Answer:
    """The whole of an answer, within limits."""
    status = answer.status_code
    if status >= 400:
        raise NotFetched(
            f"the server answered {status} {answer.reason_phrase}. "
            "Open it in a browser, save the page, and give the file.",
            status=status,
            retry_after=answer.headers.get("Retry-After"),
        )
    body = BytesIO()
    for chunk in answer.iter_bytes():
        body.write(chunk)
        if body.tell() > limit:
            raise TooLarge(f"more than {LARGEST // 2**20} MiB. Save what you need of it as a file.")
        if time.monotonic() > until:
            raise NotFetched(f"the answer was not whole after {_IN_ALL:.0f} seconds. Try again later.")
    body.seek(0)
    return Answer(str(answer.url), status, body, answer.charset_encoding, answer.headers)


def _host(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2].casefold()


def _is_public(url: str) -> bool:
    """Whether all addresses of a URL's host are in the open internet. A name that nothing knows is left to fail."""
    try:
        host, port = urlsplit(url).hostname, urlsplit(url).port
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError, UnicodeError):
        return True
    return all(ipaddress.ip_address(entry[4][0]).is_global for entry in found)


def linked_error(url: str, error: InputError) -> InputError:
    """The error of a link, with its address before it."""
    return type(error)(f"{url}: {error}")
