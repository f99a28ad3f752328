"""What happens in privacy: one function per thing."""
