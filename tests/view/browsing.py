"""A real browser on a real server: what tests of the explorer's pages share."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

CHROMIUM = Path("/usr/bin/chromium")
SIZES = {"narrow": {"width": 390, "height": 844}, "wide": {"width": 1400, "height": 900}}


@contextlib.contextmanager
def serving(path: Path, **options: Any) -> Iterator[str]:
    """The explorer of a record on this machine's own address while the block runs; gives its URL."""
    import uvicorn

    from legation.view.web import explorer

    config = uvicorn.Config(explorer(path, **options), host="127.0.0.1", port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server ended before it began"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


@contextlib.contextmanager
def browsing() -> Iterator[Any]:
    """A browser while the block runs; the test is skipped where there is none."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser: {CHROMIUM} is not there")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def follow(where: Any) -> None:
    """Click what leads to another page, and wait until that is there whole, also where the machine is busy."""
    with where.page.expect_navigation(wait_until="load"):
        where.click()


class Visit:
    """A page of the browser that may go to one site only; ``wrong`` tells of each thing that a page may not do."""

    def __init__(self, browser: Any, site: str, *, script: bool = True, size: str = "wide", theme: str = "light"):
        self.site, self.wrong = site, list[str]()
        self._context = browser.new_context(java_script_enabled=script, viewport=SIZES[size], color_scheme=theme)
        self._context.route("**/*", self._let)
        self._context.set_default_timeout(60_000)  # a busy machine is slow, not wrong
        self.page = self._context.new_page()
        self.page.on("console", self._told)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error in {self.page.url}: {error}"))
        self.page.on("dialog", self._dialog)

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self._context.close()

    def go(self, address: str) -> Any:
        """Open an address of the site; gives the page."""
        answer = self.page.goto(self.site + address)
        assert answer is not None
        self.status = answer.status
        return self.page

    def look(self, *, size: str, theme: str) -> None:
        """Show the page at another size and in another theme, without loading it again."""
        self.page.set_viewport_size(SIZES[size])
        self.page.emulate_media(color_scheme=theme)

    def scrolls_sideways(self) -> bool:
        """Whether the page is wider than the window."""
        wide = self.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        return bool(wide[0] > wide[1])

    def faults(self, *rules: str) -> list[str]:
        """What axe-core finds serious or critical, by these rules or by all: rule, and where."""
        from axe_playwright_python.sync_playwright import Axe

        options = {"runOnly": list(rules)} if rules else None
        found = Axe().run(self.page, options=options).response["violations"]
        return [
            f"{each['id']}: {each['help']} ({'; '.join(' '.join(node['target']) for node in each['nodes'][:3])})"
            for each in found
            if each["impact"] in ("serious", "critical")
        ]

    def _let(self, route: Any) -> None:
        if route.request.url.startswith("data:") or urlsplit(route.request.url).netloc == urlsplit(self.site).netloc:
            route.continue_()
        else:
            self.wrong.append(f"{self.page.url} asked for {route.request.url}")
            route.abort()

    def _told(self, message: Any) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            self.wrong.append(f"console of {self.page.url}: {message.text}")

    def _dialog(self, dialog: Any) -> None:
        self.wrong.append(f"{self.page.url} opened a dialog")
        dialog.dismiss()
