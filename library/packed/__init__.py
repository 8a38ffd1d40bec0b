"""How files are packed into one: what a .zip and a .tar hold, and reading one of them."""
