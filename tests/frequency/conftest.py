"""A claim about counts is not one about time: Hypothesis sets no deadline here."""

from hypothesis import settings

settings.register_profile("counts", deadline=None)
settings.load_profile("counts")
