"""One file a command: options, reading, the core, printing."""
