"""Documents in, articles out: no files, no network, no clock, no terminal."""
