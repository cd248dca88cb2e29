"""Plain text to model and back; the only code that opens the files of a tracker."""
