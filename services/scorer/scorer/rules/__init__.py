"""The rules, one file per family; `catalogue` lists them all."""
