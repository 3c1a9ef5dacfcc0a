"""Who drives the engine; nothing else imports a generator."""
