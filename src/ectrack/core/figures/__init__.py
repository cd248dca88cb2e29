"""What is known of an indicator in a region: figures, sums of regions, revisions, and what depends on them."""
