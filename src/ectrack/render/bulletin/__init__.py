"""The bulletin: composed once as blocks, then written as Markdown, as a page or as a document."""
