"""The RI interfaces as the model and the documentation have them."""
