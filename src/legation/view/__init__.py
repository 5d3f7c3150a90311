"""The view room: show a reading on the terminal, as JSON, as HTML."""
