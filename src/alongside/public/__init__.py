"""
Public pages: find a coach, ask for support, get help now, questions and answers.

No sign-in, no cookie before it is needed, no request to any other server.
"""
