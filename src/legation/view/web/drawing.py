"""Small charts as SVG, drawn on the server: they need no script and print."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from legation.record.answers import Period

_WIDTH, _HEIGHT, _GAP = 720, 120, 1


def columns(periods: Sequence[Period], *, most: int = 120) -> Markup:
    """The last ``most`` periods as columns of four parts, a quad class each; empty where there are none."""
    shown = periods[-most:]
    if not shown:
        return Markup("")
    highest = max(period.events for period in shown)
    wide = _WIDTH / len(shown)
    parts = []
    for place, period in enumerate(shown):
        at = float(_HEIGHT)
        quads = ", ".join(f"{number} in class {quad}" for quad, number in enumerate(period.quads, 1) if number)
        parts.append(Markup("<g><title>{}: {}</title>").format(period.period, quads))
        for quad, number in enumerate(period.quads, 1):
            tall = _HEIGHT * number / highest
            at -= tall
            if number:
                parts.append(
                    Markup('<rect class="q{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                        quad, place * wide, at, max(wide - _GAP, 0.5), tall
                    )
                )
        parts.append(Markup("</g>"))
    told = f"Events from {shown[0].period} to {shown[-1].period}, {highest} at the most"
    head = Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}" preserveAspectRatio="none">')
    drawn = head.format(_WIDTH, _HEIGHT, told) + Markup("").join(parts) + Markup("</svg>")
    ends = Markup('<p class="ends" aria-hidden="true"><span>{}</span><span>{}</span></p>')
    return drawn + ends.format(shown[0].period, shown[-1].period)
