"""All tests run without the actors that the person at this machine has imported."""

from __future__ import annotations

import os
import tempfile

os.environ["LEGATION_HOME"] = tempfile.mkdtemp(prefix="legation-tests-")
