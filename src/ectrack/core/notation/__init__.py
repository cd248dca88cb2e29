"""Files as tables: which keys there are, what they may say, and the tracker they make."""
