"""Everything Qt: what is on the screen gives the folder its name."""
