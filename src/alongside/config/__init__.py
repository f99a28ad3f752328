"""Settings, urls and servers: the only part that knows every other."""
