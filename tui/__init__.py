"""What a person sees: the full-screen reader and the command line."""
