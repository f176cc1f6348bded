"""The fonts previews are drawn with, and text measured with those very fonts."""
