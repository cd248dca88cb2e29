"""From a sheet of cells to figures: which column means what, what each row says, and what that changes."""
