"""
When somebody is in danger, and what is agreed for hard days.

Whom staff call and in which order, what a person wrote down for their own hard days, how they want
to be looked for, and the switch that makes the program quiet after the worst. Nothing here rates a
danger, tells anybody outside or acts by itself: people read, call and decide.

`lines` and `help.toml` hold the help lines of every page. `queries.pauses` is the one place that
everything which reminds, counts or asks has to ask first.
"""
