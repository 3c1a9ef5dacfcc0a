"""From offers and next steps to HTML, through the templates of the theme."""
