"""Tests that are about the whole: journeys, guards, performance. Those of a domain live in it."""
