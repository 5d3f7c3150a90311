"""How the weights that tell news from background were made: stories with the status of their events, and a fit."""
