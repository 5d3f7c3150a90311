"""``python -m legation`` is the command ``legation``."""

from legation.view.cli import main

main(prog_name="legation")
