"""
Encryption at rest: AES-GCM under a data key of the organisation, wrapped by a master key.

The master key lives outside the database. Destroying an organisation's data keys makes its
text unreadable; `rotate` makes a new data key and `reencrypt` moves old text to it.
"""
