"""Where articles are kept: finding them, reading them, handing them on. No terminal."""
