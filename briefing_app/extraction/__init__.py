"""Text to suggestions: pure, with the rules as data in resources/lexicon/."""
