"""A claim about tables is not one about time: Hypothesis sets no deadline, and draws the same examples each run."""

from hypothesis import settings

settings.register_profile("presslens", deadline=None, derandomize=True)
settings.load_profile("presslens")
