// Placeholder until its first file exists.
