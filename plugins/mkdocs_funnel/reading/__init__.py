"""From one piece of HTML or Markdown to links, asks and signups, with source lines."""
