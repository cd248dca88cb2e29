"""What differs between two trackers: figures, targets, statuses."""
