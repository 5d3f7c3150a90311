"""What a network learns that reads whole stories: not shipped yet; see the README beside the parent folder's."""
