"""LibreOffice: the program, its library inside this process, and what holds it in."""
