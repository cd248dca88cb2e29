"""What a figure is made of: quantities, periods, scales and names."""
