"""A story at an address, fetched politely: one request, a time limit, a size limit."""

from __future__ import annotations

from io import BytesIO

from legation.errors import InputError, TooLarge

LARGEST = 16 * 1024 * 1024
"""Bytes of a page or document that are read."""

_SECONDS = 20.0
_AGENT = "legation/0.1 (reads news; https://pypi.org/project/legation/)"


def fetched(url: str) -> tuple[BytesIO, str | None, str]:
    """The bytes at a URL, the charset that the server names, and the URL after redirections.

    Raises InputError where the address cannot be reached or answers with an error, TooLarge over 16 MiB.
    """
    import httpx2  # slow to import, and only addresses need it

    try:
        with (
            httpx2.Client(follow_redirects=True, timeout=_SECONDS, headers={"User-Agent": _AGENT}) as client,
            client.stream("GET", url) as answer,
        ):
            if answer.status_code >= 400:
                raise InputError(
                    f"the server answered {answer.status_code} {answer.reason_phrase}. "
                    "Open it in a browser, save the page, and give the file."
                )
            body = BytesIO()
            for chunk in answer.iter_bytes():
                body.write(chunk)
                if body.tell() > LARGEST:
                    raise TooLarge(f"more than {LARGEST // 2**20} MiB. Save what you need of it as a file.")
            body.seek(0)
            return body, answer.charset_encoding, str(answer.url)
    except httpx2.TimeoutException as error:
        raise InputError(
            f"no answer in {_SECONDS:.0f} seconds. Try again, or save the page and give the file."
        ) from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise InputError(
            f"it cannot be reached ({error}). Check the address, or save the page and give the file."
        ) from error
