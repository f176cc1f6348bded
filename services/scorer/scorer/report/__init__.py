"""From what the rules found to the quality report: score, verdict, structural checks, coverage."""
