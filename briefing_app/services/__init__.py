"""What the editor can do."""
