"""The catalogue: what is known of every article of a library. It can be made anew at any time."""
