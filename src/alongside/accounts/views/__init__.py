"""Our own account pages. Sign-in itself is the library's views (`urls.py`)."""
