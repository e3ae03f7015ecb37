"""What is mine: the offer in its fixed place and my conversations."""
