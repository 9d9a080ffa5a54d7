"""What can hardly be faster: a bare window, bare pages of paragraphs."""
