"""Trees with the edges of their phrases: what rules that cut phrases out of sentences ask for at every step."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from presslens.attribution.cues import judges, reports
from presslens.syntax import Trees, sentence_bounds

Run = tuple[int, int]  # neighbouring tokens, half-open, counted through the document

DASHES = frozenset(["-", "–", "—", "--", "―"])
OPENING = frozenset(['"', "“", "``", "''", "‘", "'"])
CLOSING = frozenset(['"', "”", "''", "’", "'"])


@dataclass(frozen=True, slots=True)
class Phrases(Trees):
    """Trees whose phrases are known: that of a token reaches from `left` to before `right`; `word` is lower case."""

    word: list[str]
    left: list[int]
    right: list[int]
    bounds: dict[int, Run]

    def those(self, token: int, *labels: str) -> Iterator[int]:
        """The children of `token` with one of these labels, in order."""
        return (child for child in self.children[token] if self.dep[child] in labels)

    def child(self, token: int, *labels: str) -> int:
        """The first of `those`; −1 where there is none."""
        return next(self.those(token, *labels), -1)

    def subject(self, verb: int) -> int:
        """The subject of a verb, the one behind it where it has two (`“A fact,” said Lee`); −1 where it has none."""
        return max(self.those(verb, "nsubj"), default=-1)

    def phrase(self, token: int) -> Run:
        """From the leftmost to the rightmost descendant of `token`."""
        return self.left[token], self.right[token]

    def around(self, token: int) -> Run:
        """The sentence that `token` stands in."""
        return self.bounds[self.sentence[token]]

    def is_infinitive(self, verb: int) -> bool:
        """Whether `to` stands before the verb."""
        return any(self.tag[child] == "TO" for child in self.those(verb, "aux"))


def not_empty(*runs: Run) -> list[Run]:
    """The runs that hold a token."""
    return [run for run in runs if run[0] < run[1]]


def phrases(tree: Trees) -> Phrases:
    """The trees with their phrases, after cues that hang on another cue's content have been hung on that cue."""
    word = [token.lower() for token in tree.token]
    head = [_governor(tree, token) for token in range(len(tree))]
    children: list[list[int]] = [[] for _ in head]
    for token, governor in enumerate(head):
        if governor != token:
            children[governor].append(token)
    left, right = _edges(head)
    bounds = {tree.sentence[run[0]]: run for run in sentence_bounds(tree)}
    given = {field.name: getattr(tree, field.name) for field in fields(Trees)}
    given |= {"head": head, "children": children, "lemma": list(map(_lemma, tree.lemma, word))}
    return Phrases(**given, word=word, left=left, right=right, bounds=bounds)


def _lemma(lemma: str, word: str) -> str:
    """The lemma; `hoping` and `hoped` come from the pipeline as forms of `hop`."""
    return "hope" if lemma == "hop" and "pp" not in word else lemma


def _governor(tree: Trees, token: int) -> int:
    """Where a token hangs; `complained that … and questioned …`, `said …, adding …` belong together, not to `…`."""
    given = content = tree.head[token]
    if tree.dep[token] not in ("conj", "advcl"):
        return given
    while tree.dep[content] == "conj":
        content = tree.head[content]
    cue = tree.head[content]
    if tree.dep[content] not in ("ccomp", "xcomp") or not cue < content < token or not _is_bare(tree, token):
        return given
    if tree.dep[token] == "conj" and tree.tag[token] == tree.tag[cue] and tree.tag[content] == "VB":
        return cue
    like_content = tree.dep[token] == "conj" and tree.tag[token] == tree.tag[content]
    if like_content or not reports(tree.lemma[cue], tree.pos[cue]):
        return given
    return cue if _continues(tree, token, cue) else given


def _is_bare(tree: Trees, verb: int) -> bool:
    """Whether a verb has neither subject nor conjunction nor auxiliary of its own."""
    return not any(tree.dep[child] in ("nsubj", "nsubjpass", "mark", "aux") for child in tree.children[verb])


def _continues(tree: Trees, token: int, cue: int) -> bool:
    """Whether a verb reads as the cue's next: a participle behind a comma, or the same form behind `and`."""
    says = reports(tree.lemma[token], tree.pos[token])
    if tree.dep[token] == "advcl":
        words = (tree.token[place] for place in range(token - 1, -1, -1))
        before = next((word for word in words if word not in CLOSING), "")
        return says and tree.tag[token] == "VBG" and (before == "," or before in DASHES)
    but = any(tree.token[child] == "but" for child in tree.children[tree.head[token]])
    acts = says or judges(tree.lemma[token], tree.pos[token])
    return acts and tree.tag[token] == tree.tag[cue] and not but


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """Where each phrase begins and ends: every token widens its governors until one is wide enough."""
    left, right = list(range(len(head))), list(range(1, len(head) + 1))
    for token, governor in enumerate(head):
        while left[governor] > token or right[governor] <= token:
            left[governor], right[governor] = min(left[governor], token), max(right[governor], token + 1)
            governor = head[governor]
    return left, right
