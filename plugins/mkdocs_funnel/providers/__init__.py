"""Signup services: from an offer to the fields of a form. The services are data; nothing here knows one by name."""
