"""What a text selects and makes salient, and by which words: policy frames, devices, functions, order, omissions."""
