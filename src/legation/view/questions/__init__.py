"""The questions of a record as data: what each is called, takes and gives, for all programs that ask.

REST and MCP are made of ``questions.QUESTIONS``; the command line and the pages take their filters from ``filters``.
"""
