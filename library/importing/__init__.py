"""Taking files up into the catalogue: which there are, what they are called, what they say."""
