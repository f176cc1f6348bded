"""What rules measure: where text really lands, what lies behind it, what is in a picture."""
