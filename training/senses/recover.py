"""The weights of a shipped model: what training goes on from, since checkpoints themselves are not kept.

They come out as the int8 network has them, so that exporting them again gives the same integers.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.network import LAYERS, TAGS

from .network import SHARED

Arrays = dict[str, NDArray[np.float32]]

MEANING = ("meaning", "event", "state", "deed", "named")
"""The network's heads for meaning."""


def recover(folder: Path) -> dict[str, Tensor]:
    """The weights of the model in a folder, by the names that `training.network.Network` gives them; heads of
    meaning, from which `Senses` begins, with `senses.` before them."""
    found = _read(folder / "model.int8.onnx") | {"relations": np.load(folder / "relations.npy")}
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()}


def _read(path: Path) -> Arrays:
    graph = onnx.load(path).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {_own(name): value for name, value in arrays.items() if "::" not in name and "weight_" not in name}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            path_, _, _ = node.name.removeprefix("/").rpartition("/MatMul")
            parts = path_.split("/")
            module = parts[-1] if parts[0] in ("join", "meaning") else ".".join(parts)
            module = f"tags.{module}" if module in TAGS else module
            found[_own(f"{module}.weight")] = _product(arrays, node.input[1].removesuffix("_quantized")).T
    for name in ("words.weight", "shape.weight"):
        found[name] = _product(arrays, name)
    found["root"] = next(value for name, value in arrays.items() if name.startswith("onnx::Expand"))
    return found | _folded(arrays)


def _own(name: str) -> str:
    return f"senses.{name}" if name.split(".", 1)[0] in MEANING else name


def _folded(arrays: Arrays) -> Arrays:
    """Weights that exporting takes apart: how much each layer counts, the two sides' products."""
    by_number = sorted(
        (int(n.rsplit("_", 1)[1]), n.split("::")[1].split("_")[0], v) for n, v in arrays.items() if _is_plain(n)
    )
    shares = [value for _, kind, value in by_number if kind == "Mul" and not value.ndim][: LAYERS + 1]
    products = [value for _, kind, value in by_number if kind == "MatMul" and value.shape[:1] == value.shape[1:]]
    added = [value for _, kind, value in by_number if kind == "Add"]
    return {
        "senses.mix": np.log(np.array(shares[-(LAYERS - SHARED + 1) :])),
        "senses.sides": np.stack(products),
        "senses.side_bias": np.stack([value for value in added if value.ndim]),
        "senses.side_level": np.array([value for value in added if not value.ndim]),
    }


def _is_plain(name: str) -> bool:
    return name.startswith("onnx::") and name.rsplit("_", 1)[1].isdigit()


def _product(arrays: Arrays, name: str) -> NDArray[np.float32]:
    zero = arrays[f"{name}_zero_point"].astype(np.float32)
    whole: NDArray[np.float32] = (arrays[f"{name}_quantized"].astype(np.float32) - zero) * arrays[f"{name}_scale"]
    return whole
