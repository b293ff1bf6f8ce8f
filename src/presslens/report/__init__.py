"""Executed notebooks ─▶ one self-contained page in a report folder.

```
notebooks ─ parameters ─▶ run (kernels) ─▶ outputs ─▶ article, chapters, svg ─▶ page ─▶ folder
```
What a notebook shows is the only thing handed over: nothing here computes anything about a text.
"""

import sys

# jsonschema builds a grammar at import for a kind of address that no notebook has. Without it papermill, nbconvert
# and nbformat are there two seconds sooner; jsonschema takes it as not installed.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
