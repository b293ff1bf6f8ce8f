"""Tables ─▶ matplotlib axes: one function per figure, the caller owns the axes.

A plot function takes a table and `ax`, draws, gives the axes a title that says the finding and, through
`describe`, the words that stand in for the picture, and returns the axes for `presslens.show`.
"""

from presslens.figures.style import blank_axes

__all__ = ["blank_axes"]
