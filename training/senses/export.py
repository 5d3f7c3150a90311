"""Put the student beside the English network: its graph in int8, and the network's own, which hands on what its first
layers leave.

    python -m training.senses.export --model DIR --senses senses.pt --out DIR

Writes model.int8.onnx, with one output more than before (`base`, and no weight another), and status.int8.onnx.
"""

import argparse
import json
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnx import GraphProto, TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.export import weight_products
from training.network import LAYERS, WIDTH

from . import teach
from .network import SHARED, Senses

BASE = "base"


def hand_on(source: Path, target: Path) -> None:
    """Write the network's graph with one output more: what its shared layers leave of the pieces, and the mixture of
    all its layers, joined."""
    model = onnx.load(source)
    graph = model.graph
    for kept in (graph.node, graph.output):
        for old in [each for each in kept if each.name == BASE]:
            kept.remove(old)
    low = f"/layers.{SHARED - 1}/norm2/LayerNormalization_output_0"
    graph.node.append(helper.make_node("Concat", [low, _mixture(graph)], [BASE], name=BASE, axis=-1))
    graph.output.append(helper.make_tensor_value_info(BASE, TensorProto.FLOAT, ["b", "l", 2 * WIDTH]))
    onnx.save(model, target)


def _mixture(graph: GraphProto) -> str:
    """The name of the mixture of all layers: the sum that the last layer's share ends."""
    last = f"/layers.{LAYERS - 1}/norm2/LayerNormalization_output_0"
    share = next(node.output[0] for node in graph.node if node.op_type == "Mul" and last in node.input)
    return next(str(node.output[0]) for node in graph.node if node.op_type == "Add" and share in node.input)


def to_onnx(senses: Senses, path: Path) -> None:
    """Write the float graph of the student, for one window of any size."""
    senses.eval()
    senses.spell_out(True)
    pieces, first, last = torch.arange(9), torch.tensor([1, 2, 4, 5, 7]), torch.tensor([1, 3, 4, 6, 7])
    sizes = {BASE: "l", "place": "l", "slot": "l", "fi": "n", "la": "n", "state": "n"}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            senses,
            (torch.randn(9, 2 * WIDTH), pieces, pieces, first, last),
            str(path),
            input_names=[name for name in sizes if name != "state"],
            output_names=["state"],
            dynamic_axes={name: {0: size} for name, size in sizes.items()},
            opset_version=17,
            dynamo=False,
        )


def export(model: Path, student: Path, out: Path) -> None:
    """Write both graphs to `out`; only the products of the student's weights are int8, per channel."""
    labels = json.loads((model / "labels.json").read_text(encoding="utf8"))
    senses = teach.started(student, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "status.onnx"
        to_onnx(senses, path)
        quantize_dynamic(
            path,
            out / "status.int8.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_quantize=weight_products(path),
        )
    hand_on(model / "model.int8.onnx", out / "model.int8.onnx")


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of the model")
    parser.add_argument("--senses", type=Path, required=True, help="the student's file")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    export(args.model, args.senses, args.out)
    print({path.name: path.stat().st_size for path in sorted(args.out.glob("*.onnx"))})


if __name__ == "__main__":
    main()
