"""What cells of tables say beyond the notation: other decimal signs, other orders of days, marks, words for no figure."""
