"""Pages of the directory. The search itself is composed in `public`, with the program's places."""
