"""What tests of several parts of the program share."""
