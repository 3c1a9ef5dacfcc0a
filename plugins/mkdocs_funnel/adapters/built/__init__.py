"""The finished HTML of any generator to a site."""
