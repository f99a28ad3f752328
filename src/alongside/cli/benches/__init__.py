"""Benchmarks: real server, real database, the floor measured in the same run."""
