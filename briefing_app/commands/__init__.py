"""The commands of the command line; `table` joins them, `arguments` says what each takes."""
