"""What it costs, beside what others cost; run with Python from the root of the project."""
