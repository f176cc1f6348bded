"""What is read of slides before they are drawn, and the copies of decks that LibreOffice gets."""
