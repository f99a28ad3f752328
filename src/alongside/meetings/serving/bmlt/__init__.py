"""
The BMLT semantic interface, so that finders and widgets made for it work here unchanged.

Written from the interface's description and its recorded answers; wrong input gives an empty
answer, never an error, and every value is text.
"""
