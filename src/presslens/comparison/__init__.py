"""One text beside many, and groups of texts beside each other.

```
tokens with metadata ─▶ stretches, wording ─▶ placing (where one text stands)
tokens with metadata ─▶ naming, frames by document ─▶ periods (what changes, with bounds over documents)
```
"""
