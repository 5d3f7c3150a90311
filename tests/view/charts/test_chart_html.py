"""The page of a chart in a real browser: it draws, and nothing leaves it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import legation
from legation.story import story

pytest.importorskip("altair", reason="charts need the extra: pip install legation[charts]")
pytest.importorskip("vl_convert", reason="charts need the extra: pip install legation[charts]")


@pytest.mark.parametrize("kind", ["timeline", "network", "map", "calendar"])
def test_a_page_of_a_chart_opens_offline(browser: Any, tmp_path: Path, kind: str) -> None:
    with legation.open(tmp_path / "x.db") as record:
        record.add([story("Foreign Minister Wang Yi met Retno Marsudi of Indonesia in Jakarta on Tuesday.",
                          published="2024-05-15")])  # fmt: skip
        record.correct(next(iter(record.events())).id, "place.name", "</script><script>alert(1)</script>")
        legation.chart(record, kind).save(tmp_path / "chart.html")
    context = browser.new_context()
    page, asked, wrong = context.new_page(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: (wrong.append("a dialog"), dialog.dismiss()))
    page.goto((tmp_path / "chart.html").as_uri())
    page.wait_for_selector("#chart canvas, #chart svg")
    assert not wrong
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()
