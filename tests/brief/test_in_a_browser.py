"""A report in a real browser: no request, no fault that axe-core finds, nothing sideways, and it prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import legation
from legation.export import export
from view.browsing import SIZES, browsing
from view.news import news


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    with legation.open(news(folder / "news.db"), readonly=True) as record:
        export(record, "report.html", folder / "brief.html")
    return folder / "brief.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsing() as started:
        yield started


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", ["narrow", "wide"])
def test_a_report_is_whole_by_itself(browser: Any, report: Path, size: str, theme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    context = browser.new_context(viewport=SIZES[size], color_scheme=theme, bypass_csp=True)
    page, asked, said = context.new_page(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(report.as_uri())
    assert asked == [report.as_uri()]
    assert not said
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    found = axe.Axe().run(page).response["violations"]
    assert not [(each["id"], each["nodes"][0]["html"]) for each in found]
    assert page.pdf()[:4] == b"%PDF"
    context.close()
