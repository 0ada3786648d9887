"""Documents in, briefs out; nothing is kept here."""
