"""What all RI resources share: who asks, what they ask for, and how it is answered."""
