"""What a check found, in the formats that terminals, programs and code hosts read."""
