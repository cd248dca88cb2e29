"""The commands, one file each: options, query, the core, printing; what they share is in `console`."""
