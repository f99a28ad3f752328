"""Words, dates and tones for pages of coaching."""
