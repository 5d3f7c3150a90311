"""How the English network of Legation was made: data, network, training, scores, export."""
