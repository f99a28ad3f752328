"""
Search of the directory: from words as people say them to services near them.

`find.find` is the one engine, for the page and for the API. It reads an index (tables of
`models` and the spatial and text indexes beside them) which `indexing` keeps; nothing here writes
to the directory. Invariants: the database picks the candidates, Python ranks only the last few;
the order comes from fit and distance, never from payment; nothing keeps what was searched for but
counts by category.
"""
