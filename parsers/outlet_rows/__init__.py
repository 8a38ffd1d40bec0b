"""The rows of the table of outlets, by kind of outlet. A row needs a name and hosts, no more."""
