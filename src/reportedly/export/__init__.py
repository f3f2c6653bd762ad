"""Documents with their findings into other formats: one file a format."""
