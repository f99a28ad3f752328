"""
Read what others publish of services: pure readers, one for each format, and no Django.

Every reader gives neutral rows (`records.Record`): the table and the columns of HSDS 3.0, values
as text. `commands/importing.py` writes them.
"""
