"""What a page may cost: statements, indexes and bytes. None of it goes by a machine's clock."""
