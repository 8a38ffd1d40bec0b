"""What the person who reads has chosen."""
