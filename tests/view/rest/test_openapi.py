"""The API is as its description says: checked by schemathesis with requests of all kinds, good and bad."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import schemathesis
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from starlette.testclient import TestClient

from asked import keep
from legation.view.rest.openapi import document
from legation.view.web import explorer

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance, negative_data_rejection, unsupported_method, allow_header_conformance,
]  # fmt: skip
"""All but that whatever the schema allows is answered well: 2023-02-30, "?" and an event that is not there are not."""

EXAMPLES, EDGES = 8, 25
"""Requests for each operation and kind: enough to try every parameter, few enough for a minute in all."""


TOKEN = {"Authorization": "Bearer word"}
LABELS = [
    f"{method.upper()} {path}"
    for path, item in document(has_token=True)["paths"].items()
    for method in item
    if path != "/api/openapi.json"
]


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The operations of the API by their names, as its own description has them."""
    app = explorer(keep(tmp_path_factory.mktemp("openapi") / "news.db"), token="word", hosts=("testserver",), rate=0)
    refused = {"negative_data_rejection": {"expected-statuses": ["4xx"]}}  # 413 too
    config = schemathesis.Config.from_dict({"checks": refused})
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=TOKEN, config=config)
    return {operation.label: operation for operation in (found.ok() for found in schema.get_all_operations())}


def validated(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=CHECKS, headers=TOKEN)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["good", "bad"])
@pytest.mark.parametrize("label", LABELS)
def test_requests_at_random(label: str, mode: GenerationMode, operations: dict[str, Any]) -> None:
    operation = operations[label]
    if mode is GenerationMode.NEGATIVE and not (operation.query or operation.path_parameters or operation.body):
        pytest.skip("it takes nothing that could be bad")

    @hypothesis.settings(max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
                         phases=[hypothesis.Phase.generate],
                         suppress_health_check=list(hypothesis.HealthCheck))  # fmt: skip
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        validated(case)

    ask()


@pytest.mark.parametrize("label", LABELS)
def test_the_edges_of_every_parameter(label: str, operations: dict[str, Any]) -> None:
    """Least and most, one beyond, wrong kinds, none, twice, methods that there are none of."""
    operation = operations[label]
    config = operation.schema.config.generation_for(operation=operation)
    modes = list(GenerationMode)
    cases = list(islice(
        operation.schema.iter_coverage_cases(operation, generation_modes=modes, generation_config=config), EDGES
    ))  # fmt: skip
    assert cases
    for case in cases:
        validated(case)


def test_every_answer_of_a_record_is_as_described(tmp_path: Path) -> None:
    """The good answers, which random requests seldom get."""
    app = explorer(keep(tmp_path / "news.db"), token="word", rate=0)
    told = schemathesis.openapi.from_dict(document(has_token=True))
    with TestClient(app, base_url="http://127.0.0.1", headers=TOKEN) as client:
        first = {
            "/api/events/{id}": client.get("/api/events").json()["items"][0]["id"],
            "/api/stories/{id}": client.get("/api/stories").json()["items"][0]["id"],
            "/api/actors/{id}": "NOR",
        }
        for path in told.raw_schema["paths"]:
            if "get" not in document(has_token=True)["paths"][path]:
                continue
            address = path.replace("{field}", "type").replace("{one}", "NOR").replace("{other}", "GHA")
            own = next((id for head, id in first.items() if path.startswith(head)), "")
            answer = client.get(address.replace("{id}", own), params={"words": "attack"} if "search" in path else {})
            assert answer.status_code == 200, address
            told[path]["GET"].validate_response(answer)
        read = client.post("/api/read", json={"text": "Wang Yi visited Jakarta on Tuesday, officials said."})
        told["/api/read"]["POST"].validate_response(read)
        made = client.post("/api/reject", json={"id": first["/api/events/{id}"], "by": "Ama"})
        told["/api/reject"]["POST"].validate_response(made)


def test_the_description_says_who_needs_a_token() -> None:
    assert "security" not in document(has_token=False)
    assert document(has_token=True)["security"] == [{"token": []}]
    for each in (document(has_token=False), document(has_token=True)):
        assert each["paths"]["/api/correct"]["post"]["security"] == [{"token": []}]
