"""The vocabulary of Deckmill: jobs, tasks, findings, errors. Standard library only; everything else imports this."""
