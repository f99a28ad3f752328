"""
Groups: people who meet with a coach, mentors who offer their time, and proof of having been there.

Below coaching, which shows attendance on a person's timeline. Invariants: no participant learns
who is in a group; the agreement on confidentiality comes before the first session; both say yes
before a mentor and a person learn how to reach each other, and nothing of their talks is kept.
"""
