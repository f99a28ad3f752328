"""
Backups: everything of a program in one file that only a key kept elsewhere opens.

An age file around a tar: `head.json` (what this is, the tables with their columns), the rows of
each table in lines of JSON that say nothing of the database they came from, the files of the
home folder, and last `manifest.json` (how many rows and files, with their hashes). All of it is
written and read as a stream. The master key is never inside.
"""
