"""Finding articles by words, by source, by date and by mark: one language for all of it."""
