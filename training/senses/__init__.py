"""A network that reads whole stories: how it is taught. None is shipped yet (decision 17)."""
