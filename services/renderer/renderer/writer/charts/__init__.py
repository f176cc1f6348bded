"""Chart parts and their workbooks."""
