"""The codebook in words: what a type or mode is, and what makes the coder code it."""

from __future__ import annotations

from legation.event import plover
from legation.event.codebook import Codebook, Trigger
from legation.event.scales import scales


def explanation(topic: str, codebook: Codebook | None = None) -> str | None:
    """The entry of ``CONSULT`` or ``CONSULT/visit`` as text; None where the codebook has no such type or mode."""
    codebook = codebook or plover()
    name, _, mode = topic.partition("/")
    entry = codebook.types.get(name.upper())
    if entry is None or (mode and mode not in entry.modes and (entry.type, mode) not in scales()):
        return None
    triggers = [t for t in codebook.triggers if t.type == entry.type and (not mode or t.mode == mode)]
    head = f"{entry.type}/{mode}" if mode else entry.type
    lines = [head, "", entry.modes.get(mode, "") if mode else entry.definition, entry.direction]
    scale = scales().get((entry.type, mode or None))
    if scale is not None:
        lines.append(
            f"Quad class {scale.quad}, intensity {scale.intensity:+.1f}, CAMEO {scale.cameo} (PLOVER manual 2.0)."
        )
    if not mode and entry.modes:
        lines += ["", "Modes:", *(f"  {m}: {text}" for m, text in entry.modes.items())]
    lines += ["", f"{len(triggers)} triggers:", *(line for t in triggers for line in _trigger(t))]
    return "\n".join(line for i, line in enumerate(lines) if line or i)


def _trigger(trigger: Trigger) -> list[str]:
    words = ", ".join(" ".join([*before, head]) for head, before in trigger.words)
    example = trigger.examples[0]
    actors, recipients = ("; ".join(side) or "–" for side in (example.actors, example.recipients))
    return [f"  {trigger.kind} {words}", f"      “{example.sentence}”", f"      {actors} → {recipients}"]
