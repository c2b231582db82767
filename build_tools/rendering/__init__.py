"""From linked items to HTML: rich text, addresses, templates, the chrome around pages."""
