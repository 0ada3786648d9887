"""Windows over the window: settings, help."""
