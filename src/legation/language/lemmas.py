"""Lemmas."""

from __future__ import annotations


def lemma(word: str, upos: str, xpos: str, rule: str) -> str:
    """The lemma of a word."""
    if upos == "PROPN":
        return word
    if rule in ("SAME", "<unk>"):
        return word.lower()
    left, suffix = rule.split(":", 1)
    lower = word.lower()
    return suffix if left == "ABS" else lower[: len(lower) - int(left)] + suffix
