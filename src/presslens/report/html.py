"""Templates ─▶ one HTML file that asks nobody for anything and runs nothing of a stranger's.

Templates escape whatever they are handed; only our own Markdown, style sheets, scripts and cleaned SVG pass as they
are. The content security policy names style sheet and script by their hashes, so nothing else would run.
"""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "template"


def rendered(template: str, *, style: Sequence[str], script: Sequence[str], **views: object) -> str:
    """A page with its style sheet, script and policy inside it.

    Args:
        template: name of the page's template.
        style: style sheets, templates themselves, in their order.
        script: scripts, in their order.
        views: what the templates are handed.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["kind"] = lambda block, kind: type(block).__name__ == kind
    # Style sheets hold names that we made and numbers, scripts nothing but our own: there is nothing to escape.
    look = Markup("".join(environment.get_template(name).render(views) for name in style))  # noqa: S704
    code = Markup("".join((TEMPLATES / name).read_text(encoding="utf8") for name in script))  # noqa: S704
    return environment.get_template(template).render(
        views, style=look, script=code, policy=_policy(look, code)
    )


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
