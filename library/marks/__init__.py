"""What is the reader's own: marks, sources as they were named, searches. It is never made anew."""
