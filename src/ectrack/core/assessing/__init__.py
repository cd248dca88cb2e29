"""What is said of a target: every quantity or its reason, the status, the verdict of a method."""
