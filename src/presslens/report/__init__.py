"""Executed notebooks ─▶ one self-contained page in a report folder.

```
notebooks ─ parameters ─▶ run (kernels) ─▶ outputs ─▶ article, chapters, svg ─▶ page ─▶ folder
```
What a notebook shows is the only thing handed over: nothing here computes anything about a text.
"""
