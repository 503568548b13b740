"""A guest that only runs source and prints: enough to prove the image and the host around it."""
