"""What a corpus linguist counts: one measure family per module, closed formulas over one token table."""
