"""Tables ─▶ sentences about this text, each with the words it rests on.

One module per notebook; each of its functions makes one finding or none, and says nothing that a table does not.
"""
