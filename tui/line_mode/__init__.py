"""The reader without full screen: lines of text, for screen readers and dumb terminals."""
