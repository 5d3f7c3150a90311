"""Weights that tell whose people and bodies they are of whom no words say so (``legation.mention.homes``)."""
