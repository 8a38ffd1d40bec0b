"""The terminal: what it does, what is sent to it, what comes from it, and how it is left."""
