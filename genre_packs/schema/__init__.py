"""What a genre pack may say: one frozen pydantic model per file. Imports no framework."""
