"""Live coverage on web pages: posts in HTML, in linked data, in the data of a page."""
