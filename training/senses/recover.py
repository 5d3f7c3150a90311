"""The weights of a shipped model: what training goes on from, since checkpoints themselves are not kept.

They come out as the int8 graphs have them, so that exporting them again gives the same integers.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.network import TAGS

Arrays = dict[str, NDArray[np.float32]]
MOVED = "_Transposed"


def recover(folder: Path) -> dict[str, Tensor]:
    """The weights of the network in a folder, by the names that `training.network.Network` gives them; those of an
    event's parties only in part."""
    arrays = _arrays(folder / "model.int8.onnx")
    found = _weights(folder / "model.int8.onnx", arrays) | {"relations": np.load(folder / "relations.npy")}
    found |= {name: _product(arrays, name) for name in ("words.weight", "shape.weight")}
    found["root"] = next(value for name, value in arrays.items() if name.startswith("onnx::Expand"))
    return _tensors(found | {"mix": _mix(arrays)})


def _mix(arrays: Arrays) -> NDArray[np.float32]:
    """The mixture of the layers, as logits."""
    shares = [value for name, value in arrays.items() if name.startswith("onnx::Mul") and not value.ndim]
    return np.log(np.array(shares, np.float32))


def _tensors(found: Arrays) -> dict[str, Tensor]:
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()}


def _arrays(path: Path) -> Arrays:
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(path).graph.initializer}


def _weights(path: Path, arrays: Arrays) -> Arrays:
    """What stands in a graph under its own name, and the weights of its int8 products."""
    named = {name: value for name, value in arrays.items() if "::" not in name and "weight_" not in name}
    turned = {n.removesuffix(MOVED): value.T for n, value in arrays.items() if n.endswith(MOVED)}
    products = {}
    for node in onnx.load(path).graph.node:
        if node.op_type == "MatMulInteger":
            parts = node.name.removeprefix("/").rpartition("/MatMul")[0].split("/")
            module = parts[-1] if parts[0] in ("join", "meaning") else ".".join(parts)
            module = f"tags.{module}" if module in TAGS else module
            products[f"{module}.weight"] = _product(arrays, node.input[1].removesuffix("_quantized")).T
    return named | turned | products


def _product(arrays: Arrays, name: str) -> NDArray[np.float32]:
    zero = arrays[f"{name}_zero_point"].astype(np.float32)
    whole: NDArray[np.float32] = (arrays[f"{name}_quantized"].astype(np.float32) - zero) * arrays[f"{name}_scale"]
    return whole
