"""Small parts that several columns use."""
