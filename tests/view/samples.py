"""Stories of our own that the tests of this room share."""

VISIT = "Foreign Minister Wang Yi visited Jakarta on Tuesday."
THANKS = "President Emmanuel Macron thanked Chancellor Olaf Scholz for the $45 million on Monday."
ATTACK = "Rebels attacked the town of Goma on Friday, killing at least 12 people, officials said."
HOSTILE = '<script>alert(1)</script> & "quotes" <b>bold</b> [red]markup[/red] :smile:'
STORY = f"{VISIT} He met President Prabowo Subianto there.\n\n{THANKS}\n\n{ATTACK}"
