"""The record for assistants: its questions as tools of the Model Context Protocol. The door is ``command.mcp``."""
