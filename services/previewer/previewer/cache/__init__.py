"""Pictures of slides that were drawn before."""
