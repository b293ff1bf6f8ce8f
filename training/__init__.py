"""What trains the models in data/models: never imported by the package, and with an environment of its own."""
