"""The record over HTTP, for programs: its questions as JSON under ``/api``. The door is ``app.routes``."""
