"""Scripts that build the gazetteer's larger tables from their sources."""
