"""
The whole record of a person, as rows and words (HS-09).

It is gathered by walking the model registry, so that a model somebody adds tomorrow stands in the
copy from its first day, and nobody has to remember it.
"""
