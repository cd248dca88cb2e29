"""What commands share: options, opening a tracker, printing, outcomes."""
