"""
When somebody is in danger.

Whom staff call, what they do, and what the supervisor is told. Nothing here rates a danger, tells
anybody outside or acts by itself: people read, call and decide.

`lines` and `help.toml` hold the help lines of every page.
"""
