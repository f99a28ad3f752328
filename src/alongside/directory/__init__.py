"""
Directory: services near people, the bodies that give them and the places where they are given.

Public data of the whole instance, on the model of Open Referral HSDS 3.0, and therefore no row of
an organisation. Used by public (search, service pages) and by referrals. Invariants: a row came
from one source and keeps the id it had there; nothing is erased, what vanished is retired;
names of people at a service are shown only when its source says so.
"""
