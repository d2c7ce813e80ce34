"""What the money could do, and what people say of it."""
