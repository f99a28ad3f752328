"""What can be wrong with a backup, in words for whoever stands before it."""


class BackupProblem(Exception):
    """The backup cannot be made, read or restored; the message says why and what to do."""
