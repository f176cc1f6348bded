"""The subcommands of `deckmill`, one file each."""
