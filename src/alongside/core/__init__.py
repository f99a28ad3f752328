"""
What every domain stands on: ids, clock, actor, scope, commands, audit, events, jobs, encryption.

Core knows no word of the service itself. Its invariants: a change goes through the command
runner, a query states its scope, an audit event is never changed, and free text is stored
encrypted under the key of its organisation.
"""
