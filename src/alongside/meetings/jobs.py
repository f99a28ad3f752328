"""Work that comes round."""
