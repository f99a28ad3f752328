"""
The sample program: synthetic, seeded, the same every time.

Nobody in it is real. The people are many kinds of people, and are written as we would want to
be written about.
"""
