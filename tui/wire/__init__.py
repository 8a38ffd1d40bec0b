"""What is sent to a terminal so that it shows what was drawn: the difference, and no more."""
