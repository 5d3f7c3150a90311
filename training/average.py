"""The mean of the weights of two checkpoints of which one was trained on from the other.

python -m training.average run/checkpoint.pt run2/checkpoint.pt --out mean.pt
"""

import argparse
from pathlib import Path

import torch


def average(first: Path, second: Path, out: Path) -> None:
    """Write a checkpoint half-way between two of the same labels."""
    a, b = torch.load(first, weights_only=True), torch.load(second, weights_only=True)
    if a["labels"] != b["labels"]:
        raise SystemExit(f"{second} has other labels than {first}: average only runs with --start {first}")
    weights = {key: (value.float() + b["weights"][key].float()) / 2 for key, value in a["weights"].items()}
    torch.save({"weights": weights, "labels": a["labels"]}, out)


def main() -> None:
    """Parse the command line and average."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    average(args.first, args.second, args.out)


if __name__ == "__main__":
    main()
