"""
Reading a program's existing list of people, before anything is written. Pure: files in, values out.

`tables` opens a file, `columns` guesses what its columns mean, `values` reads single cells, `rows`
makes people of rows, `hmis` adds enrolments from an HMIS CSV export, `duplicates` finds people who
may be the same. Invariants: a row is never lost silently, it becomes a person or a `Rejected` with
its line and a reason; a field nobody can use becomes a `FieldWarning` and the person is kept;
reading changes nothing.
"""
