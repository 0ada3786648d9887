"""What a briefing is: frozen dataclasses, standard library only."""
