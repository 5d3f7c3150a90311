"""The part of the network that reads whole stories: how it is taught (decision 17)."""
