"""Export a checkpoint: ONNX, int8, and the files beside it.

    python -m training.export --checkpoint student.pt --labels labels.json --out DIR

Writes model.int8.onnx (encoder and heads), relations.npy (float16, [relations, 129, 129]), labels.json,
tokenizer.json.
"""

import argparse
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch

from .network import ARC, PARTY, TAGS, Network, encoder_folder
from .train import load

INPUTS = {"ids": ("b", "l"), "shp": ("b", "l"), "mask": ("b", "l"), "fi": ("b", "n"), "la": ("b", "n")}
OUTPUTS = dict.fromkeys(TAGS, ("b", "n")) | {"arc": ("b", "n", "m"), "rh": ("b", "m"), "rd": ("b", "n")}
OUTPUTS |= dict.fromkeys(("event", "state"), ("b", "n")) | {"party": ("b", "side", "n", "k")}


def to_onnx(network: Network, path: Path) -> None:
    """Write the float graph: attention spelt out, batch, pieces and words of any size."""
    network.eval()
    for layer in network.layers:
        layer.plain = True
    ids = torch.randint(1000, 2000, (2, 9))
    words = torch.tensor([[1, 2, 4, 5, 7], [1, 3, 4, 6, 7]])
    sample = (ids, torch.ones_like(ids), torch.ones_like(ids), words, words)
    axes = {name: dict(enumerate(names)) for name, names in (INPUTS | OUTPUTS).items()}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            sample,
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def weight_products(path: Path) -> list[str]:
    """Names of the matrix products with a weight of two dimensions that is no biaffine one: what may be
    quantized."""
    graph = onnx.load(path).graph
    shapes = {weight.name: tuple(weight.dims) for weight in graph.initializer}
    biaffine = ((ARC, ARC), (PARTY, PARTY))
    keep = [n.name for n in graph.node if n.op_type in ("MatMul", "Gemm") and len(shapes.get(n.input[1], ())) == 2]
    sizes = {n.name: shapes.get(n.input[1]) for n in graph.node if len(n.input) > 1}
    return [name for name in keep if sizes[name] not in biaffine]


def quantize(source: Path, target: Path) -> None:
    """Dynamic int8: weights per channel, reduced range (exact without VNNI too); embeddings int8 per tensor."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    gathers = [n.name for n in onnx.load(source).graph.node if n.op_type == "Gather" and ".weight" in n.input[0]]
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_quantize=weight_products(source) + gathers,
    )


def export(checkpoint: Path, labels: Path, out: Path, *, keep_float: bool = False) -> None:
    """Write the four files to `out`: built elsewhere, then moved, so that `out` never holds half a model."""
    network = load(checkpoint, labels)
    with tempfile.TemporaryDirectory(dir=out.parent) as name:
        folder = Path(name) / "model"
        folder.mkdir()
        to_onnx(network, folder / "model.onnx")
        quantize(folder / "model.onnx", folder / "model.int8.onnx")
        if not keep_float:
            (folder / "model.onnx").unlink()
        np.save(folder / "relations.npy", network.relations.detach().numpy().astype(np.float16))
        shutil.copyfile(labels, folder / "labels.json")
        shutil.copyfile(encoder_folder() / "tokenizer.json", folder / "tokenizer.json")
        if out.exists():
            out.rename(Path(name) / "old")
        folder.rename(out)


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep-float", action="store_true", help="leave model.onnx beside the int8 one")
    args = parser.parse_args()
    export(args.checkpoint, args.labels, args.out, keep_float=args.keep_float)
    print(json.dumps({path.name: path.stat().st_size for path in sorted(args.out.iterdir())}))


if __name__ == "__main__":
    main()
