"""What a line is by its form alone; what its neighbours say is for `segment`."""
